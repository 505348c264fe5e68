package dev.footnote.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of plain text what a copied web page leaves in it: comments, whole or broken, and the lines of tag
 * managers. A line of which nothing is left goes; every other line stays as it is.
 */
final class StrayMarkup {
  private static final int LONGEST_TAIL = 120;
  /**
   * Beyond this, an opening and a closing mark hardly belong together, and the article between them must not be lost.
   */
  private static final int LONGEST_BLOCK = 20_000;
  private static final Pattern WHOLE_LINE = Pattern.compile(
      "<?!-{1,2}.*|<!\\[.*]>|<!doctype\\b[^>]*>|</?script\\b.*|</?noscript\\b.*"
          + "|window\\.dataLayer\\b.*|dataLayer\\.push\\(.*|function gtag\\(.*|gtag\\(['\"].*",
      Pattern.CASE_INSENSITIVE);

  private StrayMarkup() {}

  /** The text without stray markup; line ends must be {@code \n}. */
  static String remove(String text) {
    List<String> kept = new ArrayList<>();
    withoutBlocks(withoutBlocks(text, "<!--", "-->"), "<script", "</script>").lines().forEach(line -> {
      String bare = line.strip();
      if (!WHOLE_LINE.matcher(bare).matches() && !isTail(bare)) {
        kept.add(line);
      } else if (kept.isEmpty() || !kept.getLast().isBlank()) {
        kept.add("");
      }
    });
    return String.join("\n", kept);
  }

  /** {@code Google tag (gtag.js) -->}: the end of a comment whose beginning is lost. */
  private static boolean isTail(String line) {
    return line.endsWith("-->") && line.length() <= LONGEST_TAIL;
  }

  /** Whole comments and scripts, over several lines too; one without an end is left to the rules for lines. */
  private static String withoutBlocks(String text, String open, String close) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (true) {
      int start = text.indexOf(open, from);
      int end = start < 0 ? -1 : text.indexOf(close, start + open.length());
      if (end < 0) {
        return from == 0 ? text : out.append(text, from, text.length()).toString();
      }
      boolean belongs = end - start <= LONGEST_BLOCK;
      out.append(text, from, belongs ? start : start + open.length());
      from = belongs ? end + close.length() : start + open.length();
    }
  }
}
