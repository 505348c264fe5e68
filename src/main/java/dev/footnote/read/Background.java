package dev.footnote.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How much a word tells, judged by English at large: about the logarithm of its rank by frequency (Zipf's law makes that the
 * logarithm of inverse frequency, up to a constant).
 */
final class Background {
  /** Weight of a word that the table does not have. */
  static final float RAREST = 10.5f;

  private static final Map<String, Float> WEIGHTS = load();

  private Background() {}

  /** Weight in [0.3..{@value #RAREST}] of a word in lower case. */
  static float weight(String word) {
    Float weight = WEIGHTS.get(word);
    if (weight != null) {
      return weight;
    }
    return word.length() == 1 ? 2f : RAREST;
  }

  private static Map<String, Float> load() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(Background.class.getResourceAsStream("background-words.txt")), StandardCharsets.UTF_8))) {
      Map<String, Float> weights = new HashMap<>(32_768);
      int rank = 1;
      for (String word = lines.readLine(); word != null; word = lines.readLine()) {
        weights.putIfAbsent(word, (float) Math.max(0.3, Math.log(rank++)));
      }
      return weights;
    } catch (IOException e) {
      throw new UncheckedIOException("background-words.txt cannot be read from the class path", e);
    }
  }
}
