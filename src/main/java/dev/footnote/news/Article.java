package dev.footnote.news;


/**
 * One article: its source and the text that quotes are taken from and offsets count in.
 *
 * @param source what is known besides the text
 * @param text as stored, not blank, well-formed UTF-16 with {@code \n} line ends
 * @param pages of a paged document, such as PDF; {@link Pages#NONE} of others
 */
public record Article(Source source, String text, Pages pages) {
  /** @throws IllegalArgumentException if the text is blank, holds a carriage return or half a surrogate pair */
  public Article {
    if (text.isBlank()) {
      throw new IllegalArgumentException("article " + source.id() + " has no text");
    }
    if (text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("article " + source.id() + " has a carriage return; line ends are \\n");
    }
    if (hasLoneSurrogate(text)) {
      throw new IllegalArgumentException("article " + source.id() + " holds half a surrogate pair");
    }
  }

  /** An article without pages. */
  public Article(Source source, String text) {
    this(source, text, Pages.NONE);
  }

  /**
   * Makes any text storable: line ends become {@code \n}, and each half surrogate pair, which no encoding can carry,
   * becomes U+FFFD. Nothing else changes, so that offsets counted in the given text with {@code \n} line ends hold.
   */
  public static String storable(String text) {
    String lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    if (!hasLoneSurrogate(lines)) {
      return lines;
    }
    StringBuilder out = new StringBuilder(lines.length());
    lines.codePoints().forEach(c -> out.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return out.toString();
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }

  public String id() {
    return source.id();
  }

  /** {@code sha256:} and the hexadecimal SHA-256 of the text in UTF-8. */
  public String revision() {
    return "sha256:" + Sha256.hex(text);
  }

  /** Number of code points before the UTF-16 offset {@code index} of the text. */
  public int codePoint(int index) {
    return text.codePointCount(0, index);
  }
}
