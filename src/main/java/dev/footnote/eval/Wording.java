package dev.footnote.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When two wordings count as the same answer. */
final class Wording {
  private static final Pattern ARTICLES = Pattern.compile("\\b(a|an|the)\\b", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");
  private static final Pattern POSSESSIVE = Pattern.compile("'s\\b", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern TOKEN = Pattern.compile("[a-z0-9]+(?:[.,][0-9]+)*");
  private static final Map<String, String> NUMBERS = numbers();

  private Wording() {}

  /** Whether both are the same but for case, punctuation, articles and spaces (SQuAD's exact match). */
  static boolean exact(String given, String gold) {
    return normal(given).equals(normal(gold));
  }

  /** Harmonic mean of precision and recall over normalised words, in [0..1] (SQuAD's F1). */
  static double f1(String given, String gold) {
    List<String> p = words(normal(given));
    List<String> g = words(normal(gold));
    if (p.isEmpty() || g.isEmpty()) {
      return p.equals(g) ? 1 : 0;
    }
    Map<String, Integer> left = new HashMap<>();
    g.forEach(word -> left.merge(word, 1, Integer::sum));
    int common = 0;
    for (String word : p) {
      if (left.merge(word, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    return common == 0 ? 0 : 2.0 * common / (p.size() + g.size());
  }

  /** Whether the words and numbers of {@code answer} stand in {@code text} one after the other; "two" counts as 2. */
  static boolean contains(String text, String answer) {
    String wanted = " " + String.join(" ", tokens(answer)) + " ";
    return wanted.length() > 2 && (" " + String.join(" ", tokens(text)) + " ").contains(wanted);
  }

  private static String normal(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'').replace('‘', '\'').replace('“', '"')
        .replace('”', '"').replace('–', '-').replace('—', '-');
    String bare = ARTICLES.matcher(PUNCTUATION.matcher(plain).replaceAll("")).replaceAll(" ");
    return String.join(" ", words(bare));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("[\\s\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\x1c-\\x1f]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static List<String> tokens(String text) {
    Matcher matcher = TOKEN.matcher(POSSESSIVE.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll(""));
    List<String> tokens = new ArrayList<>();
    while (matcher.find()) {
      tokens.add(NUMBERS.getOrDefault(matcher.group(), matcher.group()));
    }
    return tokens;
  }

  private static Map<String, String> numbers() {
    List<String> words = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty");
    Map<String, String> numbers = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      numbers.put(words.get(i), Integer.toString(i));
    }
    return numbers;
  }
}
