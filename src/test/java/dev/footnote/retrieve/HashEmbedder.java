package dev.footnote.retrieve;

import java.util.List;
import java.util.Random;

/** In-memory twin of an embedding model: the vector of a text is drawn from its hash. */
public final class HashEmbedder implements Embedder {
  private static final int DIMENSION = 8;

  @Override
  public String model() {
    return "hash";
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public float[] question(String text) {
    Random random = new Random(text.hashCode());
    float[] vector = new float[DIMENSION];
    double sum = 0;
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = random.nextFloat() + 0.01f;
      sum += vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] /= (float) Math.sqrt(sum);
    }
    return vector;
  }

  @Override
  public List<float[]> passages(List<String> texts) {
    return texts.stream().map(this::question).toList();
  }
}
