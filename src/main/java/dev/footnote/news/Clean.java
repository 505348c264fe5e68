package dev.footnote.news;

/**
 * The view of a text for search, prompts and display: what a reader can see of it, and nothing that hides.
 *
 * <p>Left out: characters that leave no mark (zero-width, bidirectional controls, tags, variation selectors, soft
 * hyphens, fillers, control characters, noncharacters) and combining marks beyond the {@value #MOST_MARKS}th of one
 * base. A joiner between two emoji and a selector after an emoji stay, for there they can be seen. Unicode's line ends
 * become {@code \n}. Letters are never folded: full width and look-alikes stay as they are. Cleaning twice changes
 * nothing.
 */
public final class Clean {
  /** Most combining marks kept after one base character; the longest in any living script has fewer. */
  public static final int MOST_MARKS = 8;

  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int MODIFIER_FIRST = 0x1F3FB;
  private static final int MODIFIER_LAST = 0x1F3FF;

  private Clean() {}

  /** The cleaned view of {@code stored}; the same string where there is nothing to clean. */
  public static String of(String stored) {
    if (isPlain(stored)) {
      return stored;
    }
    StringBuilder out = new StringBuilder(stored.length());
    int marks = 0;
    int last = -1;
    for (int i = 0, next; i < stored.length(); i = next) {
      int c = stored.codePointAt(i);
      next = i + Character.charCount(c);
      if (isLineEnd(c)) {
        if (c != '\r' || next == stored.length() || stored.charAt(next) != '\n') {
          out.append('\n');
        }
        marks = 0;
        last = '\n';
      } else if (!invisible(c) || seen(c, last, stored, next)) {
        marks = isMark(c) ? marks + 1 : 0;
        if (marks <= MOST_MARKS) {
          out.appendCodePoint(c);
          last = c;
        }
      }
    }
    return out.toString();
  }

  /**
   * Whether a character by itself leaves no mark on the page: default-ignorable code points, bidirectional and other
   * controls, noncharacters, half surrogate pairs. White space, {@code \n}, {@code \t} and the other line ends are not.
   */
  public static boolean invisible(int codePoint) {
    if (codePoint < 0xA0) {
      boolean printable = in(codePoint, ' ', '~') || codePoint == '\t';
      return !printable && !isLineEnd(codePoint);
    }
    return switch (codePoint) {
      case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0 -> true;
      default -> in(codePoint, 0x180B, 0x180F)
          || in(codePoint, 0x200B, 0x200F)
          || in(codePoint, 0x202A, 0x202E)
          || in(codePoint, 0x2060, 0x206F)
          || in(codePoint, 0xD800, 0xDFFF)
          || in(codePoint, 0xFDD0, 0xFDEF)
          || in(codePoint, 0xFE00, 0xFE0F)
          || in(codePoint, 0xFFF0, 0xFFFB)
          || in(codePoint, 0x1BCA0, 0x1BCA3)
          || in(codePoint, 0x1D173, 0x1D17A)
          || in(codePoint, 0xE0000, 0xE0FFF)
          || (codePoint & 0xFFFE) == 0xFFFE;
    };
  }

  private static boolean in(int c, int first, int last) {
    return c >= first && c <= last;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean printable = in(c, ' ', '~') || in(c, 0xA0, 0x2FF) || c == '\n' || c == '\t';
      if (!printable || c == 0xAD) {
        return false;
      }
    }
    return true;
  }

  /** U+000B to U+000D, U+0085, U+2028 and U+2029 part lines as {@code \n} does (Unicode Standard, section 5.8). */
  private static boolean isLineEnd(int c) {
    return in(c, '\n', '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** An emoji style selector right after an emoji, or a joiner between two emoji. */
  private static boolean seen(int c, int last, String text, int next) {
    if (c == EMOJI_STYLE) {
      return isPicture(last);
    }
    return c == ZERO_WIDTH_JOINER && next < text.length() && isPicture(text.codePointAt(next))
        && (isPicture(last) || last == EMOJI_STYLE);
  }

  private static boolean isPicture(int c) {
    return c > 0xFF && (Character.isExtendedPictographic(c) || in(c, MODIFIER_FIRST, MODIFIER_LAST));
  }
}
