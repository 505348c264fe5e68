package dev.footnote.cite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Parts and multiples in words: "a third", "doubled", "twice as many". Words that mean the same count as one. */
final class Fractions {
  private static final String[] ROWS = {"1/2 half halves halved equally", "1/3 third thirds", "1/4 quarter quarters",
      "1/5 fifth fifths",
      "1/10 tenth tenths", "2 double doubled doubles doubling twice twofold",
          "3 triple tripled triples treble trebled thrice threefold",
      "4 quadruple quadrupled fourfold"};
  private static final Map<String, String> MEANING = meanings();

  private static final Pattern HALVES =
      Pattern.compile("(?i)\\b(?:(?:6|six|18|eighteen|30|thirty) months|(?:12|twelve|36) hours|(?:30|thirty|90|ninety) minutes|50 ?%)");

  private Fractions() {}

  private static Map<String, String> meanings() {
    Map<String, String> out = new HashMap<>();
    for (String row : ROWS) {
      String[] words = row.split(" ");
      for (int i = 1; i < words.length; i++) {
        out.put(words[i], words[0]);
      }
    }
    return Map.copyOf(out);
  }

  /** What a text tells of them, "six months" being half a year and "18 months" one and a half. */
  static Set<String> told(Facts evidence) {
    Set<String> out = of(evidence.words());
    if (HALVES.matcher(evidence.plain()).find()) {
      out.add("1/2");
    }
    return out;
  }

  /** @param words in lower case */
  static Set<String> of(Set<String> words) {
    Set<String> out = new HashSet<>();
    words.forEach(word -> {
      if (MEANING.containsKey(word)) {
        out.add(MEANING.getOrDefault(word, ""));
      }
    });
    return out;
  }
}
