package dev.footnote.cli;

import dev.footnote.news.Clean;

/** Breaks foreign text into lines for a terminal. */
final class Wrap {
  private Wrap() {}

  /**
   * One paragraph without invisible or control characters, in lines of at most {@code width} characters unless a single word
   * is longer.
   *
   * @param first stands before the first line
   * @param rest stands before the others
   */
  static String text(String foreign, int width, String first, String rest) {
    StringBuilder out = new StringBuilder(first);
    int column = first.length();
    boolean fresh = true;
    for (String word : line(foreign).split(" ")) {
      int length = word.codePointCount(0, word.length());
      if (!fresh && column + 1 + length > width) {
        out.append('\n').append(rest);
        column = rest.length();
        fresh = true;
      }
      out.append(fresh ? "" : " ").append(word);
      column += length + (fresh ? 0 : 1);
      fresh = false;
    }
    return out.toString();
  }

  /** The visible part of {@code foreign} on one line. */
  static String line(String foreign) {
    return Clean.of(foreign).replaceAll("\\s+", " ").strip();
  }
}
