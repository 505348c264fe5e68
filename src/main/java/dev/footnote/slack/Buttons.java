package dev.footnote.slack;

import java.util.Optional;

/**
 * What a button carries.
 *
 * @param key of the question
 * @param number of the citation or page meant; 0 for the answer as a whole
 */
record Buttons(String key, int number) {
  static String value(String key, int number) {
    return number + "|" + key;
  }

  /** Reads what {@link #value} wrote; empty for anything else. */
  static Optional<Buttons> of(String value) {
    int bar = value.indexOf('|');
    if (bar < 1 || !value.substring(0, bar).matches("\\d{1,4}")) {
      return Optional.empty();
    }
    return Optional.of(new Buttons(value.substring(bar + 1), Integer.parseInt(value.substring(0, bar))));
  }
}
