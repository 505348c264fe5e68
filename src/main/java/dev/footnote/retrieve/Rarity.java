package dev.footnote.retrieve;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How much the rarest words of a question tell of where its answer stands: whoever asks for "Kestrel" wants the few passages that
 * have it, even where others are nearer in meaning.
 */
public final class Rarity {
  /** So many of a question's words count; a typing error may be the rarest. */
  private static final int WORDS = 2;

  /** Inverse document frequency up to which a word is no rarity: in every fiftieth passage, or of an index too small to tell. */
  private static final double COMMON = 4;
  private static final double MOST = 4;

  private Rarity() {}

  /**
   * The inverse document frequency of BM25 (Robertson and Zaragoza, 2009), as far as it is above that of common words.
   *
   * @param with passages that have the word
   * @param passages all of them
   * @return in [0..4]; 0 for a word that none has
   */
  public static double of(long with, long passages) {
    double idf = Math.log(1 + (Math.max(with, passages) - with + 0.5) / (with + 0.5));
    return with == 0 ? 0 : Math.clamp(idf - COMMON, 0, MOST);
  }

  /**
   * The rarest words and how rare each is, the rarest first; none that is common.
   *
   * @param with gives how many passages have a word
   * @param passages all of them
   */
  public static Map<String, Double> rarest(Collection<String> words, ToLongFunction<String> with, long passages) {
    Map<String, Double> rare = new LinkedHashMap<>();
    words.stream().distinct().map(word -> Map.entry(word, of(with.applyAsLong(word), passages)))
        .filter(word -> word.getValue() > 0)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(WORDS)
        .forEach(word -> rare.put(word.getKey(), word.getValue()));
    return rare;
  }
}
