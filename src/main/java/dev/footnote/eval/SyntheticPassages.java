package dev.footnote.eval;

import java.util.List;
import java.util.Random;

/**
 * More passages than there are: each leans on one real passage, less on a second one, and has noise of its own, in words and
 * in meaning alike. The same number always gives the same passage.
 */
final class SyntheticPassages {
  private static final double FIRST = 0.75;
  private static final double SECOND = 0.45;
  private static final double NOISE = 0.3;
  private static final int WORDS = 60;

  private final List<String[]> words;
  private final List<float[]> vectors;

  /**
   * @param texts of real passages, at least one
   * @param vectors theirs, each of length 1
   */
  SyntheticPassages(List<String> texts, List<float[]> vectors) {
    this.words = texts.stream().map(text -> text.strip().split("\\s+")).toList();
    this.vectors = List.copyOf(vectors);
  }

  /** Of length 1. */
  float[] vector(int number) {
    Random random = random(number);
    float[] first = vectors.get(random.nextInt(vectors.size()));
    float[] second = vectors.get(random.nextInt(vectors.size()));
    float[] vector = new float[first.length];
    double each = NOISE / Math.sqrt(vector.length);
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (FIRST * first[i] + SECOND * second[i] + each * random.nextGaussian());
      squares += vector[i] * vector[i];
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
    return vector;
  }

  /** One sentence. */
  String text(int number) {
    Random random = random(number);
    String[] first = words.get(random.nextInt(words.size()));
    String[] second = words.get(random.nextInt(words.size()));
    StringBuilder text = new StringBuilder("Report " + number);
    for (int i = 0; i < WORDS; i++) {
      double which = random.nextDouble();
      String[] from = which < 0.5 ? first : which < 0.8 ? second : words.get(random.nextInt(words.size()));
      text.append(' ').append(from[random.nextInt(from.length)]);
    }
    return text.append('.').toString();
  }

  private static Random random(int number) {
    return new Random(0x5DEECE66DL * (number + 1L) + 11);
  }
}
