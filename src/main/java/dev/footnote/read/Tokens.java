package dev.footnote.read;

import dev.footnote.news.Clean;
import dev.footnote.news.Span;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts text into words and numbers; punctuation and spaces fall away. */
final class Tokens {
  private Tokens() {}

  /** The tokens of {@code text}, in order; spans are places in {@code text}. */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    int length = text.length();
    while (i < length) {
      int c = text.codePointAt(i);
      if (!Character.isLetterOrDigit(c)) {
        i += Character.charCount(c);
        continue;
      }
      int end = wordEnd(text, i);
      tokens.add(token(text, i, end));
      i = end;
    }
    return tokens;
  }

  /** The stems of the tokens of {@code text}, each once. */
  static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        int end = wordEnd(text, i);
        stems.add(Stem.of(bare(fold(text.substring(i, end)))));
        i = end;
      } else {
        i += Character.charCount(c);
      }
    }
    return stems;
  }

  private static int wordEnd(String text, int start) {
    boolean digits = Character.isDigit(text.codePointAt(start));
    int i = start;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int size = Character.charCount(c);
      if (Character.isLetterOrDigit(c) || isMark(c) || Clean.invisible(c)) {
        i += size;
      } else if (joins(text, i, start, digits)) {
        i += size;
      } else {
        break;
      }
    }
    return i;
  }

  /** A stop or comma inside a number, and the stops of an abbreviation such as "U.S." */
  private static boolean joins(String text, int at, int start, boolean digits) {
    char c = text.charAt(at);
    boolean next = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    if (digits) {
      return next && (c == '.' || c == ',') && Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
    }
    if (c != '.' || !Character.isLetter(text.charAt(at - 1)) || (at - 1 > start && text.charAt(at - 2) != '.')) {
      return false;
    }
    boolean letterThenStop = next && at + 2 < text.length() && text.charAt(at + 2) == '.';
    return letterThenStop || (at - 2 > start && text.charAt(at - 2) == '.' && !next);
  }

  private static Token token(String text, int start, int end) {
    String raw = text.substring(start, end);
    String word = fold(raw);
    boolean capital = Character.isUpperCase(raw.codePointAt(0));
    String bare = bare(word);
    boolean number = isNumber(word);
    return new Token(new Span(start, end), bare, Stem.of(bare), Background.weight(bare), capital, number);
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }

  /** A number without its commas. */
  private static String bare(String word) {
    return isNumber(word) ? word.replace(",", "") : word;
  }

  /** Lower case without accents, stops of abbreviations and invisible characters. */
  static String fold(String raw) {
    boolean plain = true;
    for (int i = 0; i < raw.length() && plain; i++) {
      char c = raw.charAt(i);
      plain = c < 128 && c != '.';
    }
    String lower = raw.toLowerCase(Locale.ROOT);
    if (plain) {
      return lower;
    }
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(lower, Normalizer.Form.NFKD).codePoints()
        .filter(c -> !isMark(c) && !Clean.invisible(c)).forEach(out::appendCodePoint);
    String folded = out.toString();
    return Character.isDigit(folded.isEmpty() ? 'x' : folded.charAt(0)) ? folded : folded.replace(".", "");
  }

  private static boolean isMark(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
