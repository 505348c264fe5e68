package dev.footnote.ingest;

/** What the splitter asks of single characters. */
final class Chars {
  private static final String CLOSERS = "\"'”’»›)]}」』）】〉》";
  private static final String OPENERS = "\"'“‘„«‹([{¿¡`「『（【〈《*_";
  private static final String QUOTES = "\"'”’»›」』";

  private Chars() {}

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  static boolean isCloser(char c) {
    return CLOSERS.indexOf(c) >= 0;
  }

  static boolean isOpener(char c) {
    return OPENERS.indexOf(c) >= 0;
  }

  static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  /** Ends a sentence where white space follows. */
  static boolean isStop(char c) {
    return c == '.' || c == '!' || c == '?' || c == '…' || "؟۔।॥።։។‼⁇⁈⁉‽".indexOf(c) >= 0 || isWideStop(c);
  }

  /** Ends a sentence in scripts that put no space between sentences. */
  static boolean isWideStop(char c) {
    return "。！？｡．".indexOf(c) >= 0;
  }

  /** Whether a cut at {@code at} would tear a surrogate pair or what a reader sees as one character. */
  static boolean tears(String text, int at) {
    if (at <= 0 || at >= text.length()) {
      return false;
    }
    int before = text.codePointBefore(at);
    return insidePair(text, at) || joinsPrevious(text.codePointAt(at))
        || (before == 0x200D && !isSpace(text.codePointAt(at)))
        || (isFlag(before) && isFlag(text.codePointAt(at)));
  }

  /** Whether {@code at} lies between the halves of a surrogate pair. */
  static boolean insidePair(String text, int at) {
    return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  private static boolean joinsPrevious(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> c == 0x200D || isIn(c, 0x1160, 0x11FF) || isIn(c, 0x1F3FB, 0x1F3FF) || isIn(c, 0xE0020, 0xE007F);
    };
  }

  private static boolean isFlag(int c) {
    return isIn(c, 0x1F1E6, 0x1F1FF);
  }

  private static boolean isIn(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
