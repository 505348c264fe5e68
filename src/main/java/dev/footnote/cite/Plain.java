package dev.footnote.cite;

/** Text as a page shows it and as a reader compares it: no invisible characters, white space as single spaces. */
final class Plain {
  private Plain() {}

  /**
   * Without invisible and control characters and half surrogate pairs; runs of white space are one space, none
   * around.
   */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isSpace(c)) {
        space = !out.isEmpty();
      } else if (!isInvisible(c)) {
        if (space) {
          out.append(' ');
          space = false;
        }
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /** Lower case, character by character, so that lengths hold except where a letter's case differs in length. */
  static String folded(String plain) {
    StringBuilder out = new StringBuilder(plain.length());
    plain.codePoints().forEach(c -> out.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c))));
    return out.toString();
  }

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  /** Default-ignorable code points, control characters and half surrogate pairs. */
  static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.CONTROL, Character.SURROGATE -> true;
      default -> c == 0x34F || in(c, 0x115F, 0x1160) || in(c, 0x17B4, 0x17B5) || in(c, 0x180B, 0x180F) || c == 0x2065
          || c == 0x3164 || in(c, 0xFE00, 0xFE0F) || c == 0xFFA0 || in(c, 0xFFF0, 0xFFF8) || in(c, 0xE0000, 0xE0FFF);
    };
  }

  private static boolean in(int c, int first, int last) {
    return c >= first && c <= last;
  }

  /** Whether a word would be torn between the two characters. */
  static boolean insideWord(int before, int after) {
    return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
  }
}
