package dev.footnote.ingest;

import dev.footnote.news.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds where the sentences of one block end. Looks a bounded way back and ahead at each stop, so time is linear. */
final class Stops {
  private static final int LONGEST_WORD = 24;
  private static final int AHEAD = 12;

  private final String text;
  private final int end;
  private int start;
  private int letters;
  private boolean quoted;

  private Stops(String text, Span block) {
    this.text = text;
    this.start = block.start();
    this.end = block.end();
  }

  /** The sentences of a block, without surrounding white space; every piece but a lone one has a letter or a digit. */
  static List<Span> split(String text, Span block) {
    return new Stops(text, block).split();
  }

  private List<Span> split() {
    List<Span> out = new ArrayList<>();
    boolean bare = false;
    for (int at = nextEnd(start); ; at = nextEnd(at)) {
      Span piece = trimmed(start, at);
      boolean empty = !hasWord(piece);
      if ((empty || bare) && !out.isEmpty()) {
        piece = new Span(out.removeLast().start(), piece.end());
        empty = bare && empty;
      }
      bare = empty;
      out.add(piece);
      start = at;
      letters = 0;
      if (at >= end) {
        return out;
      }
    }
  }

  /** Where the sentence ends that goes on at {@code at}; never only white space is left after it. */
  private int nextEnd(int at) {
    int i = at;
    while (i < end) {
      char c = text.charAt(i);
      if (Chars.isStop(c)) {
        int run = stopRun(i);
        int closed = closers(i, run);
        if (ends(i, run, closed) && !Chars.tears(text, closed)) {
          return skipSpace(closed) == end ? end : closed;
        }
        i = Math.max(run, i + 1);
      } else {
        quoted ^= c == '"';
        letters += Character.isLetter(c) ? 1 : 0;
        i++;
      }
    }
    return end;
  }

  private int stopRun(int at) {
    int i = at;
    while (i < end && Chars.isStop(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Past the closing quotes, brackets and reference marks that belong to the sentence which stops at [at, run). */
  private int closers(int at, int run) {
    int i = run;
    boolean spaced = at > start && Chars.isSpace(text.charAt(at - 1));
    boolean open = quoted;
    while (i < end) {
      char c = text.charAt(i);
      int reference = reference(i);
      if (reference > i) {
        i = reference;
      } else if (Chars.isCloser(c)) {
        open ^= c == '"';
        i++;
      } else if (c == ' ' && i + 1 < end && belongs(i + 1, spaced, open)) {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  /** Whether what stands after a stop and a space still belongs to the sentence: a mark, or a loose closing quote. */
  private boolean belongs(int at, boolean spaced, boolean open) {
    int reference = reference(at);
    if (reference > at) {
      return reference == end || Chars.isSpace(text.charAt(reference));
    }
    char c = text.charAt(at);
    int after = c == '\'' && at + 1 < end && text.charAt(at + 1) == '\'' ? at + 2 : at + 1;
    boolean loose = after >= end || Chars.isSpace(text.charAt(after));
    return loose && (c == '"' ? open : ")]”’".indexOf(c) >= 0 || (spaced && c == '\''));
  }

  /** Past a reference mark such as [1], [a] or [note 3] that begins at {@code at}; {@code at} if there is none. */
  private int reference(int at) {
    if (at >= end || text.charAt(at) != '[') {
      return at;
    }
    int i = at + 1;
    if (text.startsWith("note ", i)) {
      i += 5;
    } else if (text.startsWith("citation needed]", i)) {
      return i + 16;
    }
    int from = i;
    while (i < end && i - from < 3 && Character.isLetterOrDigit(text.charAt(i))) {
      i++;
    }
    boolean mark = i > from && (i - from == 1 || Character.isDigit(text.charAt(from)));
    return mark && i < end && text.charAt(i) == ']' ? i + 1 : at;
  }

  private boolean ends(int at, int run, int closed) {
    if (closed >= end) {
      return true;
    }
    boolean quote = closed > run && Chars.isQuote(text.charAt(closed - 1));
    if (Chars.isWideStop(text.charAt(run - 1))) {
      return !(closed > run && text.charAt(closed) == 'と');
    }
    if (!Chars.isSpace(text.charAt(closed))) {
      return closed == run && glued(at, run);
    }
    int next = skipSpace(closed);
    int word = skipOpeners(next);
    if (word >= end) {
      return false;
    }
    boolean lower = Character.isLowerCase(text.codePointAt(word));
    if (text.charAt(at) == '.' && run == at + 1) {
      return endsAtPoint(at, closed > run, word, lower);
    }
    boolean shouted = text.charAt(run - 1) == '!' || text.charAt(run - 1) == '?';
    return !lower && !(shouted && quote && speechFollows(word));
  }

  /** A single full stop: the hard case. */
  private boolean endsAtPoint(int at, boolean closed, int next, boolean lower) {
    if (letters < 2) {
      return false;
    }
    String word = wordBefore(at);
    String small = word.toLowerCase(Locale.ROOT);
    String following = wordAt(next);
    if (lower && !Abbreviations.isCamel(following)) {
      return !closed && word.length() > 3 && Abbreviations.isPlain(word) && !Abbreviations.isTitle(small)
          && !Abbreviations.isOpen(small) && !Abbreviations.isCounter(small);
    }
    if (closed) {
      return true;
    }
    boolean begins = Abbreviations.begins(following.toLowerCase(Locale.ROOT)) && !dotFollows(next, following);
    if (Abbreviations.isTitle(small)) {
      return false;
    }
    if (Abbreviations.isCounter(small)) {
      return !Character.isDigit(text.charAt(next)) && !Abbreviations.isRoman(following);
    }
    if (small.equals("a.m") || small.equals("p.m") || small.equals("am") || small.equals("pm")) {
      return !Abbreviations.followsTime(following.toLowerCase(Locale.ROOT)) && !Character.isDigit(text.charAt(next));
    }
    if (Abbreviations.isInitial(word) || (word.indexOf('.') >= 0 && Abbreviations.isDotted(word))) {
      return begins;
    }
    if (Abbreviations.isOpen(small) && Character.isUpperCase(word.charAt(0))) {
      return begins;
    }
    return true;
  }

  /** A stop with the next sentence stuck to it: "grounded.153 flights", "came.Then he". */
  private boolean glued(int at, int run) {
    String before = wordBefore(at);
    if (before.length() < 3 || !Abbreviations.isPlain(before)
        || !Character.isLowerCase(before.charAt(before.length() - 1))
        || Abbreviations.isCounter(before.toLowerCase(Locale.ROOT)) || letters < 3) {
      return false;
    }
    int i = run;
    while (i < end && i - run < AHEAD && Character.isDigit(text.charAt(i))) {
      i++;
    }
    if (i > run) {
      return i < end && Chars.isSpace(text.charAt(i));
    }
    String after = wordAt(run);
    return after.length() > 1 && Character.isUpperCase(after.charAt(0)) && Character.isLowerCase(after.charAt(1))
        && (run + after.length() >= end || Chars.isSpace(text.charAt(run + after.length()))
            || text.charAt(run + after.length()) == ',');
  }

  private boolean speechFollows(int at) {
    int i = at;
    for (int k = 0; k < 3 && i < end; k++) {
      String word = wordAt(i);
      if (Abbreviations.isSpeech(word)) {
        return true;
      }
      i = skipSpace(i + word.length());
      if (word.isEmpty()) {
        return false;
      }
    }
    return false;
  }

  /** The word that ends at {@code at}, inner dots kept, at most {@value #LONGEST_WORD} characters of it. */
  private String wordBefore(int at) {
    int i = at;
    while (i > start && at - i < LONGEST_WORD
        && (Character.isLetterOrDigit(text.charAt(i - 1)) || "'’.".indexOf(text.charAt(i - 1)) >= 0)) {
      i--;
    }
    return text.substring(i, at);
  }

  private String wordAt(int at) {
    int i = at;
    while (i < end && i - at < LONGEST_WORD
        && (Character.isLetterOrDigit(text.charAt(i)) || "'’".indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return text.substring(at, i).replace('’', '\'');
  }

  private boolean dotFollows(int at, String word) {
    int i = at + word.length();
    return i < end && (text.charAt(i) == '.' || text.charAt(i) == '-');
  }

  private boolean hasWord(Span piece) {
    int i = piece.start();
    while (i < piece.end() && !Character.isLetterOrDigit(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i < piece.end();
  }

  private int skipSpace(int at) {
    int i = at;
    while (i < end && Chars.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private int skipOpeners(int at) {
    int i = at;
    while (i < end && i - at < AHEAD && (Chars.isOpener(text.charAt(i)) || text.charAt(i) == ' ')) {
      i++;
    }
    return i;
  }

  private Span trimmed(int from, int to) {
    int a = skipSpace(from);
    int b = to;
    while (b > a && Chars.isSpace(text.charAt(b - 1))) {
      b--;
    }
    return new Span(a, b);
  }
}
