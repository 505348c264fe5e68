package dev.footnote.read;

import dev.footnote.news.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the runs of a sentence that could be answers: dates, amounts, names, quoted words and other phrases. */
final class Phrases {
  private static final int MOST = 90;
  private static final int LONGEST = 6;
  private static final Set<String> INSIDE_NAMES = Set.of("of", "the", "de", "la", "du", "von", "van", "and", "for", "al", "in");
  private static final Set<String> INSIDE_PHRASES = Set.of("of", "and", "the", "for", "in", "to", "or", "a");

  private final String text;
  private final List<Token> tokens;
  private final Map<Long, Phrase> found = new LinkedHashMap<>();

  private Phrases(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Candidates of {@code sentence}, most telling kinds first, at most {@value #MOST}. */
  static List<Phrase> of(String sentence, List<Token> tokens) {
    Phrases phrases = new Phrases(sentence, tokens);
    phrases.dates();
    phrases.amounts();
    phrases.names();
    phrases.quoted();
    phrases.reasons();
    phrases.others();
    return List.copyOf(phrases.found.values());
  }

  private void add(Kind kind, int first, int end) {
    if (found.size() >= MOST || end <= first) {
      return;
    }
    Span span = new Span(tokens.get(first).span().start(), tokens.get(end - 1).span().end());
    found.putIfAbsent((long) first << 32 | end, new Phrase(kind, first, end, span));
  }

  private void dates() {
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).word();
      if (Words.month(word) && (tokens.get(i).capital() || word.length() > 3)) {
        int from = i > 0 && day(i - 1) && tight(i - 1) ? i - 1 : i;
        int end = i + 1;
        if (from == i && end < tokens.size() && day(end) && tight(i)) {
          end++;
        }
        if (end < tokens.size() && year(end) && between(end - 1).length() <= 2) {
          end++;
        }
        if (from < i || end > i + 1 || tokens.get(i).capital()) {
          add(Kind.DATE, from, end);
        }
      } else if (Words.weekday(word)) {
        add(Kind.DATE, i, i + 1);
      } else if (year(i)) {
        add(Kind.DATE, i, i + 1);
        if (i + 2 < tokens.size() && year(i + 2) && Set.of("to", "and", "until").contains(tokens.get(i + 1).word())) {
          add(Kind.DATE, i, i + 3);
        }
      } else if (word.endsWith("s") && word.length() == 5 && word.charAt(0) == '1') {
        add(Kind.DATE, i, i + 1);
      } else if (word.equals("century") && i > 0) {
        add(Kind.DATE, i - 1, i + 1);
      }
    }
  }

  private void amounts() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!token.number() && !Words.numeral(token.word())) {
        continue;
      }
      int end = i + 1;
      while (end < tokens.size() && tight(end - 1)
          && (Words.scale(tokens.get(end).word()) || Words.numeral(tokens.get(end).word()))) {
        end++;
      }
      int unit = end;
      String next = end < tokens.size() && tight(end - 1) ? tokens.get(end).stem() : "";
      char before = i > 0 || token.span().start() > 0 ? before(i) : ' ';
      String after = text.substring(tokens.get(end - 1).span().end(), Math.min(text.length(),
          tokens.get(end - 1).span().end() + 1));
      Kind kind = Kind.NUMBER;
      if ("$€£¥₩₹".indexOf(before) >= 0 || Words.money(next) || next.equals("euro") || next.equals("dollar")) {
        kind = Kind.MONEY;
        unit = Words.money(next) ? end + 1 : end;
      } else if (after.equals("%") || next.equals("percent") || next.equals("per")) {
        kind = Kind.PERCENT;
      } else if (Words.time(next) || next.equals("year-old")) {
        kind = Kind.DURATION;
        unit = end + 1;
      } else if (Words.unit(next)) {
        unit = end + 1;
      }
      if (unit > end) {
        add(kind, i, unit);
      }
      add(kind, i, end);
      if (kind == Kind.NUMBER && end < tokens.size() && !next.isEmpty() && !tokens.get(end).function()) {
        add(kind, i, end + 1);
      }
      i = end - 1;
    }
  }

  private void names() {
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.get(i).capital() || (i == 0 && tokens.get(i).function())) {
        continue;
      }
      int end = i + 1;
      while (end < tokens.size() && nameGap(end - 1)) {
        if (tokens.get(end).capital() || (tokens.get(end).number() && !year(end))) {
          end++;
        } else if (INSIDE_NAMES.contains(tokens.get(end).word()) && end + 1 < tokens.size() && nameGap(end)
            && tokens.get(end + 1).capital()) {
          add(Kind.NAME, i, end);
          end += 2;
        } else if (tokens.get(end).word().equals("of") && end + 2 < tokens.size()
            && tokens.get(end + 1).word().equals("the") && tokens.get(end + 2).capital()) {
          add(Kind.NAME, i, end);
          end += 3;
        } else {
          break;
        }
      }
      add(Kind.NAME, i, end);
      int bare = i;
      while (bare < end - 1 && Words.role(tokens.get(bare).stem())) {
        bare++;
      }
      add(Kind.NAME, bare, end);
      i = end - 1;
    }
  }

  private void quoted() {
    for (int i = 0; i < tokens.size(); i++) {
      if ("\"“‘'".indexOf(before(i)) < 0) {
        continue;
      }
      for (int end = i + 1; end <= Math.min(tokens.size(), i + 10); end++) {
        String after = text.substring(tokens.get(end - 1).span().end(),
            Math.min(text.length(), tokens.get(end - 1).span().end() + 2));
        if (!after.isEmpty() && "\"”’".indexOf(after.charAt(after.length() - 1)) >= 0) {
          add(Kind.PHRASE, i, end);
          break;
        }
      }
    }
  }

  private void reasons() {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      String word = tokens.get(i).word();
      boolean because = word.equals("because") || (word.equals("due") && tokens.get(i + 1).word().equals("to"));
      if (because || (word.equals("to") && !tokens.get(i + 1).function())) {
        int from = word.equals("due") ? i + 2 : because ? i + 1 : i;
        if (from < tokens.size() && tokens.get(from).word().equals("of")) {
          from++;
        }
        int end = Math.min(from + 1, tokens.size());
        while (end < tokens.size() && end - from < 12 && tight(end - 1)) {
          end++;
        }
        add(Kind.REASON, from, end);
      }
    }
  }

  private void others() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).function()) {
        continue;
      }
      for (int end = i + 1; end <= Math.min(tokens.size(), i + LONGEST); end++) {
        if (end > i + 1 && !tight(end - 2)) {
          break;
        }
        Token last = tokens.get(end - 1);
        if (last.function()) {
          if (!INSIDE_PHRASES.contains(last.word())) {
            break;
          }
          continue;
        }
        boolean atBorder = end == tokens.size() || !tight(end - 1) || tokens.get(end).function();
        boolean fromBorder = i == 0 || !tight(i - 1) || tokens.get(i - 1).function();
        if (atBorder || fromBorder) {
          add(Kind.PHRASE, i, end);
        }
      }
    }
  }

  private boolean day(int i) {
    String word = tokens.get(i).word();
    return word.matches("\\d{1,2}(?:st|nd|rd|th)?");
  }

  private boolean year(int i) {
    String word = tokens.get(i).word();
    return word.length() == 4 && word.chars().allMatch(Character::isDigit)
        && text.charAt(tokens.get(i).span().start()) != '$' && tokens.get(i).span().length() == 4
        && (word.charAt(0) == '1' || word.startsWith("20")) && "$€£".indexOf(before(i)) < 0;
  }

  private char before(int i) {
    int at = tokens.get(i).span().start();
    return at == 0 ? ' ' : text.charAt(at - 1);
  }

  /** Text between token i and the next. */
  private String between(int i) {
    return text.substring(tokens.get(i).span().end(), tokens.get(i + 1).span().start());
  }

  /** Whether only a space or hyphen parts token i from the next. */
  private boolean tight(int i) {
    String gap = between(i);
    return gap.isBlank() || gap.equals("-") || gap.equals("’") || gap.equals("'") || gap.equals(" $") || gap.equals(" €")
        || gap.equals(" £");
  }

  private boolean nameGap(int i) {
    String gap = between(i);
    return gap.isBlank() || gap.equals("-") || gap.equals("’") || gap.equals("'") || gap.equals(" & ")
        || (gap.equals(". ") && tokens.get(i).span().length() == 1);
  }
}
