package dev.footnote.extract;

import java.util.Locale;

/** Looks past declarations, comments and document types for the first element of an XML or HTML document. */
final class XmlRoot {
  private XmlRoot() {}

  /** Its name in lower case without prefix; that of the document type where the element is out of sight; else empty. */
  static String of(String start) {
    String fallback = "";
    int at = 0;
    while (true) {
      at = start.indexOf('<', at);
      if (at < 0) {
        return fallback;
      }
      if (start.startsWith("<?", at)) {
        at = after(start, "?>", at);
      } else if (start.startsWith("<!--", at)) {
        at = after(start, "-->", at);
      } else if (start.regionMatches(true, at, "<!doctype", 0, 9)) {
        fallback = name(start, at + 9);
        if (fallback.equals("html")) {
          return fallback; // whatever fragment follows
        }
        at = afterDoctype(start, at);
      } else {
        return name(start, at + 1);
      }
      if (at < 0) {
        return fallback;
      }
    }
  }

  private static int after(String text, String mark, int from) {
    int end = text.indexOf(mark, from);
    return end < 0 ? -1 : end + mark.length();
  }

  private static int afterDoctype(String text, int from) {
    int subset = text.indexOf('[', from);
    int end = text.indexOf('>', from);
    if (subset >= 0 && (end < 0 || subset < end)) {
      int close = text.indexOf(']', subset);
      end = close < 0 ? -1 : text.indexOf('>', close);
    }
    return end < 0 ? -1 : end + 1;
  }

  private static String name(String text, int from) {
    int start = from;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || ":_-.".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    String name = text.substring(start, end).toLowerCase(Locale.ROOT);
    return name.substring(name.indexOf(':') + 1);
  }
}
