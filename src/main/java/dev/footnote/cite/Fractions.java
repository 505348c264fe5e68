package dev.footnote.cite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Parts and multiples in words: "a third", "doubled", "twice as many". Words that mean the same count as one. */
final class Fractions {
  private static final String[] ROWS = {"1/2 half halves halved", "1/3 third thirds", "1/4 quarter quarters",
      "1/5 fifth fifths",
      "1/10 tenth tenths", "2 double doubled doubles doubling twice twofold",
          "3 triple tripled triples treble trebled thrice threefold",
      "4 quadruple quadrupled fourfold"};
  private static final Map<String, String> MEANING = meanings();

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
