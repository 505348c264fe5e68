package dev.footnote.cite;

import java.nio.charset.StandardCharsets;

/**
 * A text directive {@code [prefix-,]start[,end][,-suffix]} of the WICG text fragment specification. Parts that are not
 * used are empty; all are {@linkplain Plain#of plain} text.
 */
record Directive(String prefix, String start, String end, String suffix) {
  /** The directive as it stands in a URL. */
  String encoded() {
    return (prefix.isEmpty() ? "" : encode(prefix) + "-,") + encode(start) + (end.isEmpty() ? "" : "," + encode(end))
        + (suffix.isEmpty() ? "" : ",-" + encode(suffix));
  }

  /** Percent-encodes everything but letters, digits, '.', '_' and '~'; '-' means something in a directive. */
  static String encode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
      if (letter || (b >= '0' && b <= '9') || b == '.' || b == '_' || b == '~') {
        out.append((char) b);
      } else {
        out.append('%').append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
            .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return out.toString();
  }

  /**
   * Whether this directive selects [from, to) of the page, and nothing else could be meant by it.
   *
   * @param page folded plain text, as browsers compare without case
   */
  boolean selectsOnly(String page, int from, int to) {
    Directive small = new Directive(Plain.folded(prefix), Plain.folded(start), Plain.folded(end), Plain.folded(suffix));
    int first = small.startsAt(page, 0);
    return first == from && small.endsAt(page, first) == to && small.startsAt(page, first + 1) < 0;
  }

  private int startsAt(String page, int at) {
    for (int i = page.indexOf(start, at); i >= 0; i = page.indexOf(start, i + 1)) {
      boolean enough = end.isEmpty() ? follows(page, i + start.length()) : true;
      if (enough && bounded(page, i, i + start.length()) && precedes(page, i)) {
        return i;
      }
    }
    return -1;
  }

  private int endsAt(String page, int from) {
    int after = from + start.length();
    if (end.isEmpty()) {
      return after;
    }
    for (int i = page.indexOf(end, after); i >= 0; i = page.indexOf(end, i + 1)) {
      if (bounded(page, i, i + end.length()) && follows(page, i + end.length())) {
        return i + end.length();
      }
    }
    return -1;
  }

  private boolean precedes(String page, int at) {
    int i = at > 0 && page.charAt(at - 1) == ' ' ? at - 1 : at;
    return prefix.isEmpty() || (page.startsWith(prefix, i - prefix.length()) && bounded(page, i - prefix.length(), i));
  }

  private boolean follows(String page, int at) {
    int i = at < page.length() && page.charAt(at) == ' ' ? at + 1 : at;
    return suffix.isEmpty() || (page.startsWith(suffix, i) && bounded(page, i, i + suffix.length()));
  }

  private static boolean bounded(String page, int from, int to) {
    return (from == 0 || !Plain.insideWord(page.codePointBefore(from), page.codePointAt(from)))
        && (to == page.length() || !Plain.insideWord(page.codePointBefore(to), page.codePointAt(to)));
  }
}
