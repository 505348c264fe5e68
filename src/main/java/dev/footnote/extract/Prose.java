package dev.footnote.extract;

import dev.footnote.news.Clean;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * How extracted text is set: visible characters in NFC, plain spaces, paragraphs parted by one empty line. Takes time
 * proportional to the length, whatever the text.
 */
final class Prose {
  /** Spaces of other widths, which look like a space and part words like one. */
  private static final Pattern OTHER_SPACES = Pattern.compile("[\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000]");

  private Prose() {}

  /**
   * One flowing paragraph: runs of white space become one space, one tab if they hold one, or one or two line breaks.
   */
  static String paragraph(String raw) {
    String text = visible(raw);
    StringBuilder out = new StringBuilder(text.length());
    int breaks = 0;
    boolean space = false;
    boolean tab = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\t' || c == ' ') {
        breaks += c == '\n' ? 1 : 0;
        tab |= c == '\t';
        space = true;
      } else {
        if (space && !out.isEmpty()) {
          out.append(breaks > 0 ? "\n".repeat(Math.min(breaks, 2)) : tab ? "\t" : " ");
        }
        out.append(c);
        breaks = 0;
        space = false;
        tab = false;
      }
    }
    return out.toString();
  }

  /** Lines as they were typed, but for white space at their ends and second empty lines. */
  static String lines(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    boolean empty = false;
    for (String line : (Iterable<String>) visible(raw).lines()::iterator) {
      String trimmed = line.stripTrailing();
      if (trimmed.isEmpty()) {
        empty = true;
        continue;
      }
      if (!out.isEmpty()) {
        out.append(empty ? "\n\n" : "\n");
      }
      out.append(trimmed);
      empty = false;
    }
    return out.toString();
  }

  private static String visible(String raw) {
    String normal = Normalizer.normalize(Clean.of(raw), Normalizer.Form.NFC);
    return OTHER_SPACES.matcher(normal).replaceAll(" ");
  }
}
