package dev.footnote.extract;

import dev.footnote.news.Pages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text of a paged document as a reader takes it: lines joined to paragraphs, words that are broken at a line's end made
 * whole, page numbers and running heads left out, paragraphs that go on overleaf joined.
 *
 * @param pages where each page begins in the text
 */
record PdfPages(String text, Pages pages) {
  private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*(?:\\n[ \\t]*)+");
  private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{Ll})[-\u00AD\u2010]\\s*\\n\\s*(?=\\p{Ll})");
  private static final Pattern PAGE_NUMBER = Pattern.compile(
      "(?i)(?:[-–—|\\s]*(?:page|seite|p\\.|s\\.)?\\s*\\d{1,4}(?:\\s*(?:/|of|von)\\s*\\d{1,4})?[-–—|\\s]*)");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final int LONGEST_HEAD = 120;

  /** @param raw each page ended by a form feed, lines by a line end, paragraphs by an empty line */
  static PdfPages of(String raw) {
    List<List<String>> pages = new ArrayList<>();
    String body = raw.endsWith(PdfText.PAGE_END) ? raw.substring(0, raw.length() - 1) : raw;
    for (String page : body.split(PdfText.PAGE_END, -1)) {
      pages.add(paragraphs(page));
    }
    dropHeads(pages);
    return joined(pages);
  }

  private static List<String> paragraphs(String page) {
    List<String> out = new ArrayList<>();
    for (String block : BLANK_LINES.split(page)) {
      String text = Prose.paragraph(HYPHEN.matcher(block).replaceAll("").replace('\n', ' '));
      if (!text.isEmpty()) {
        out.add(text);
      }
    }
    return out;
  }

  /** Page numbers, and short lines that stand at the top or bottom of at least three pages and half of all. */
  private static void dropHeads(List<List<String>> pages) {
    Map<String, Integer> seen = new HashMap<>();
    for (List<String> page : pages) {
      ends(page).stream().map(PdfPages::pattern).distinct().forEach(p -> seen.merge(p, 1, Integer::sum));
    }
    for (List<String> page : pages) {
      for (int round = 0; round < 2; round++) {
        for (String end : ends(page)) {
          int count = seen.getOrDefault(pattern(end), 0);
          boolean running = end.length() <= LONGEST_HEAD && count >= 3 && 2 * count >= pages.size();
          if (running || PAGE_NUMBER.matcher(end).matches()) {
            page.remove(page.getFirst().equals(end) ? 0 : page.lastIndexOf(end));
          }
        }
      }
    }
  }

  private static List<String> ends(List<String> page) {
    return page.isEmpty() ? List.of() : page.size() == 1 ? List.of(page.getFirst())
        : List.of(page.getFirst(), page.getLast());
  }

  private static String pattern(String head) {
    return DIGITS.matcher(head.length() > LONGEST_HEAD ? head.substring(0, LONGEST_HEAD) : head).replaceAll("#");
  }

  private static PdfPages joined(List<List<String>> pages) {
    StringBuilder out = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    for (List<String> page : pages) {
      boolean first = true;
      for (String paragraph : page) {
        boolean goesOn = first && !out.isEmpty() && Character.isLowerCase(paragraph.codePointAt(0))
            && Character.isLetterOrDigit(out.codePointBefore(out.length()));
        out.append(out.isEmpty() ? "" : goesOn ? " " : "\n\n");
        if (first) {
          starts.add(out.length());
          first = false;
        }
        out.append(paragraph);
      }
      if (first) {
        starts.add(out.length());
      }
    }
    return new PdfPages(out.toString(), new Pages(starts));
  }
}
