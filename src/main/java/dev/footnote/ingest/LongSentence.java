package dev.footnote.ingest;

import dev.footnote.news.Span;
import java.util.List;

/** Cuts a sentence that is too long to be quoted, at the best place there is. */
final class LongSentence {
  /** A longer sentence cannot be quoted, so it is cut; in code points. */
  static final int LONGEST = 800;

  /** What is cut off is not longer than this, so that a good place for the cut is not missed by a little. */
  private static final int LATEST = 700;

  /** Both sides of a cut have at least so many code points. */
  private static final int SHORTEST = 60;

  private static final int EARLIEST = 240;

  private LongSentence() {}

  /** Adds the pieces of a sentence to {@code out}, each of at most {@value #LONGEST} code points. */
  static void cut(String text, Span sentence, List<Span> out) {
    int start = sentence.start();
    while (isLong(text, start, sentence.end())) {
      int cut = bestCut(text, start, sentence.end());
      int end = cut;
      while (end > start && Chars.isSpace(text.charAt(end - 1))) {
        end--;
      }
      out.add(new Span(start, end));
      start = cut;
      while (Chars.isSpace(text.charAt(start))) {
        start++;
      }
    }
    out.add(new Span(start, sentence.end()));
  }

  private static boolean isLong(String text, int start, int end) {
    return end - start > LONGEST && text.codePointCount(start, Math.min(end, start + 2 * LONGEST + 2)) > LONGEST;
  }

  private static int bestCut(String text, int start, int end) {
    int left = text.codePointCount(start, Math.min(end, start + 4 * LONGEST));
    int earliest = text.offsetByCodePoints(start, EARLIEST);
    int latest = text.offsetByCodePoints(start, Math.min(LATEST, left - SHORTEST));
    int best = latest;
    int bestRank = 0;
    for (int i = latest; i > earliest; i--) {
      int rank = rank(text, i);
      if (rank > bestRank) {
        best = i;
        bestRank = rank;
      }
    }
    return best;
  }

  /** How good a cut before {@code at} is; 0 tears a character. */
  private static int rank(String text, int at) {
    if (Chars.tears(text, at)) {
      return 0;
    }
    char before = text.charAt(at - 1);
    boolean space = Chars.isSpace(text.charAt(at));
    if ("；，、،؛：".indexOf(before) >= 0) {
      return before == '；' || before == '؛' ? 6 : 4;
    }
    if (!space) {
      return 1;
    }
    return switch (before) {
      case ';' -> 6;
      case ':' -> 5;
      case ',' -> 4;
      case '-', '–', '—' -> 3;
      default -> 2;
    };
  }
}
