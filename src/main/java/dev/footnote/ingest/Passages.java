package dev.footnote.ingest;

import dev.footnote.news.Passage;
import dev.footnote.news.Sentence;
import dev.footnote.news.Span;
import java.util.ArrayList;
import java.util.List;

/** Groups the sentences of a text into passages of about {@value #WORDS} words. */
public final class Passages {
  /** Words at which a passage is full. */
  public static final int WORDS = 120;

  /** A passage with so many words ends at the end of a paragraph. */
  private static final int ENOUGH = WORDS * 2 / 3;

  /** A passage takes no sentence that makes it longer than this, unless it is short without. */
  private static final int MOST = WORDS * 4 / 3;

  /** The longest last sentence that the next passage repeats. */
  private static final int OVERLAP = 40;

  /** A tail with fewer new words joins the passage before it. */
  private static final int TAIL = 30;

  private final String text;
  private final List<Sentence> sentences;
  private final int[] words;

  private Passages(String text, List<Sentence> sentences) {
    this.text = text;
    this.sentences = sentences;
    this.words = sentences.stream().mapToInt(s -> words(s.span().of(text))).toArray();
  }

  /**
   * Passages in order: each begins with the last sentence of the one before where that is short, ends at the end of a
   * paragraph where one is near, and together they hold every sentence.
   */
  public static List<Passage> of(String text, List<Sentence> sentences) {
    return new Passages(text, sentences).all();
  }

  private List<Passage> all() {
    List<Passage> out = new ArrayList<>();
    int fresh = 0;
    while (fresh < words.length) {
      int first = fresh > 0 && words[fresh - 1] <= OVERLAP ? fresh - 1 : fresh;
      int end = end(first, fresh);
      if (end < words.length && sum(end, words.length) < TAIL) {
        end = words.length;
      }
      Span span = new Span(sentences.get(first).span().start(), sentences.get(end - 1).span().end());
      out.add(new Passage(out.size(), span, first, end));
      fresh = end;
    }
    return List.copyOf(out);
  }

  private int end(int first, int fresh) {
    int end = fresh + 1;
    int total = sum(first, end);
    while (end < words.length && total < WORDS) {
      boolean tooLong = total + words[end] > MOST && total >= WORDS / 2;
      if (tooLong || (total >= ENOUGH && paragraphEnds(end))) {
        break;
      }
      total += words[end++];
    }
    return end;
  }

  private boolean paragraphEnds(int end) {
    int from = sentences.get(end - 1).span().end();
    int to = sentences.get(end).span().start();
    return text.indexOf('\n', from, to) >= 0;
  }

  /** Adds up only until the answer to any question asked here is known. */
  private int sum(int from, int to) {
    int total = 0;
    for (int i = from; i < to && total < MOST; i++) {
      total += words[i];
    }
    return total;
  }

  /** Runs of non-spaces; in scripts without spaces, two characters count as a word. */
  private static int words(String sentence) {
    int runs = 0;
    int wide = 0;
    boolean inside = false;
    for (int i = 0; i < sentence.length(); i += Character.charCount(sentence.codePointAt(i))) {
      int c = sentence.codePointAt(i);
      boolean space = Chars.isSpace(c);
      runs += inside || space ? 0 : 1;
      inside = !space;
      wide += isWide(c) ? 1 : 0;
    }
    return runs + wide / 2;
  }

  private static boolean isWide(int c) {
    return Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x0E00 && c <= 0x0EFF);
  }
}
