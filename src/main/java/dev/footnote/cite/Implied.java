package dev.footnote.cite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers that a text tells without writing them: "a decade" is ten years, "the fourth" a four, "an hour" one. */
final class Implied {
  private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth", "sixth",
      "seventh",
      "eighth", "ninth", "tenth", "eleventh", "twelfth");
  private static final List<String> SHARES =
      List.of("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
  private static final Set<String> ONE_OF = Set.of("a", "an", "one", "every", "each");
  private static final Set<String> SINGLE = Set.of("hour", "day", "week", "month", "year", "mile", "kilometre",
      "kilometer",
      "metre", "meter", "dozen", "minute", "second", "decade", "century", "person", "man", "woman", "child", "further",
      "single", "sole");
  private static final Map<String, String> NUMBERS = numbers();

  private Implied() {}

  private static Map<String, String> numbers() {
    Map<String, String> out = new HashMap<>(Map.of("decade", "10", "century", "100", "fortnight", "2", "dozen", "12",
        "pair", "2", "both", "2", "couple", "2", "sole", "1", "single", "1", "only", "1"));
    out.putAll(Map.of("alone", "1", "once", "1"));
    for (int i = 0; i < ORDINALS.size(); i++) {
      out.put(ORDINALS.get(i), String.valueOf(i + 1));
    }
    return Map.copyOf(out);
  }

  /** Plain decimals, as in {@link Figures#numbers}. */
  static Set<String> of(List<Words.Word> words) {
    Set<String> out = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).lower();
      if (NUMBERS.containsKey(word)) {
        out.add(NUMBERS.getOrDefault(word, ""));
      }
      if (i > 0 && ONE_OF.contains(words.get(i - 1).lower())) {
        if (SINGLE.contains(word)) {
          out.add("1");
        }
        if (SHARES.contains(word)) {
          out.add("1");
          int of = SHARES.indexOf(word) + 2;
          out.add(String.valueOf(of)); // a third is one in three, and 33 percent
          out.add(100 / of + "%");
        }
      }
    }
    return out;
  }
}
