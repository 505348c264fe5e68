package dev.footnote.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command prints.
 *
 * @param out results
 * @param err what is being done, and errors
 * @param interactive whether a person watches: a progress bar makes sense
 * @param colours whether to use them
 * @param width in characters, in [40..200]
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colours, int width) {
  private static final int DEFAULT_WIDTH = 100;

  /**
   * @param environment read for NO_COLOR (any value but nothing turns colours off; no-color.org), TERM and COLUMNS
   * @param interactive whether output goes to a terminal
   */
  public static Terminal of(PrintStream out, PrintStream err, boolean interactive, Map<String, String> environment) {
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
    int width = Optional.ofNullable(environment.get("COLUMNS")).filter(c -> interactive && c.matches("[1-9]\\d{0,4}"))
        .map(Integer::parseInt).orElse(DEFAULT_WIDTH);
    return new Terminal(out, err, interactive, interactive && !plain, Math.clamp(width, 40, 200));
  }

  String bold(String text) {
    return styled("1", text);
  }

  String dim(String text) {
    return styled("2", text);
  }

  String accent(String text) {
    return styled("36", text);
  }

  private String styled(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  void say(String message) {
    err.println(message);
    err.flush();
  }
}
