package dev.footnote.ingest;

import dev.footnote.news.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts a text into blocks that no sentence crosses: paragraphs, headings, list items. An empty line always parts; a
 * single line break does unless the text was wrapped to a column there.
 */
final class Blocks {
  /** Lines of wrapped text are at least, and at most, so long. */
  private static final int SHORTEST_WRAPPED = 45;

  private static final int LONGEST_WRAPPED = 110;

  /** A line is full when the next word would have ended past this share of the longest line nearby. */
  private static final double FULL = 0.93;

  private final String text;
  private final List<Span> lines;

  private Blocks(String text) {
    this.text = text;
    this.lines = lines(text);
  }

  /** Blocks in order, none of them blank, without surrounding white space. */
  static List<Span> of(String text) {
    Blocks blocks = new Blocks(text);
    List<Span> out = new ArrayList<>();
    List<Span> lines = blocks.lines;
    int first = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (i + 1 == lines.size() || blocks.parts(i)) {
        out.add(new Span(lines.get(first).start(), lines.get(i).end()));
        first = i + 1;
      }
    }
    return out;
  }

  /** The lines that are not blank, trimmed. */
  private static List<Span> lines(String text) {
    List<Span> out = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !isBreak(text.charAt(end))) {
        end++;
      }
      int from = at;
      int to = end;
      while (from < to && Chars.isSpace(text.charAt(from))) {
        from++;
      }
      while (to > from && Chars.isSpace(text.charAt(to - 1))) {
        to--;
      }
      if (from < to) {
        out.add(new Span(from, to));
      }
      at = end + 1;
    }
    return out;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\f' || c == '\u000B' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  private boolean parts(int i) {
    Span line = lines.get(i);
    Span next = lines.get(i + 1);
    return emptyLineBetween(line.end(), next.start()) || isItem(next) || !(continues(line, next) || isFull(i));
  }

  private boolean emptyLineBetween(int from, int to) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < to && text.charAt(i + 1) == '\n';
      breaks += c == '\u2029' || c == '\f' ? 2 : isBreak(c) && !pair ? 1 : 0;
    }
    return breaks > 1;
  }

  /** Whether the sentence of a line visibly runs on: no stop at its end, a small letter after it. */
  private boolean continues(Span line, Span next) {
    char last = text.charAt(line.end() - 1);
    return Character.isLowerCase(text.codePointAt(next.start())) && (Character.isLetterOrDigit(last) || last == ',');
  }

  /** Whether the line's end looks like that of a wrapped line: the next word would not have fitted. */
  private boolean isFull(int i) {
    int width = 0;
    for (int k = Math.max(0, i - 2); k <= Math.min(lines.size() - 1, i + 2); k++) {
      width = Math.max(width, lines.get(k).length());
    }
    int length = lines.get(i).length();
    return width <= LONGEST_WRAPPED && length >= SHORTEST_WRAPPED
        && length + 1 + firstWord(lines.get(i + 1)) > FULL * width;
  }

  private int firstWord(Span line) {
    int end = line.start();
    while (end < line.end() && !Chars.isSpace(text.charAt(end))) {
      end++;
    }
    return end - line.start();
  }

  /** Whether a line begins as items of lists do: a bullet, or a number with a stop or bracket. */
  private boolean isItem(Span line) {
    int i = line.start();
    if ("-–—•*·‣◦▪●○■".indexOf(text.charAt(i)) >= 0) {
      return i + 1 < line.end() && Chars.isSpace(text.charAt(i + 1));
    }
    while (i < line.end() && i - line.start() < 3 && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i > line.start() && i + 1 < line.end() && (text.charAt(i) == '.' || text.charAt(i) == ')')
        && Chars.isSpace(text.charAt(i + 1));
  }
}
