package dev.footnote.lucene;

import java.util.Random;

/**
 * Unit vectors as one byte a component: a quarter of the space, and four times as many in memory.
 *
 * <p>A vector is first turned by a rotation that is the same for all: signs drawn once, then a Walsh-Hadamard transform of
 * each block of components. Angles stay what they are, but what a model puts into one component (bge-small has one that is
 * nearly ten times the usual in every text) is spread over its block, so that a fine step does for all of them. A component
 * beyond five times the usual one, {@code 5 / sqrt(dimension)}, is cut off there.
 */
final class Quantised {
  private static final float USUAL = 5;
  private static final long SIGNS = 20_261_125;

  private Quantised() {}

  /**
   * The vector turned as those that are stored; of the same length.
   *
   * @param vector of any dimension; the blocks are as long as the largest power of two that divides it
   */
  static float[] turned(float[] vector) {
    float[] turned = vector.clone();
    Random signs = new Random(SIGNS);
    for (int i = 0; i < turned.length; i++) {
      turned[i] = signs.nextBoolean() ? turned[i] : -turned[i];
    }
    int block = Integer.lowestOneBit(vector.length);
    for (int start = 0; start < turned.length; start += block) {
      transform(turned, start, block);
    }
    return turned;
  }

  /** The fast Walsh-Hadamard transform, divided by the root of {@code length} so that it keeps lengths. */
  private static void transform(float[] vector, int start, int length) {
    for (int half = 1; half < length; half *= 2) {
      for (int pair = start; pair < start + length; pair += 2 * half) {
        for (int i = pair; i < pair + half; i++) {
          float sum = vector[i] + vector[i + half];
          vector[i + half] = vector[i] - vector[i + half];
          vector[i] = sum;
        }
      }
    }
    float scale = (float) (1 / Math.sqrt(length));
    for (int i = start; i < start + length; i++) {
      vector[i] *= scale;
    }
  }

  /** @param turned of length 1 */
  static byte[] of(float[] turned) {
    double scale = Byte.MAX_VALUE * Math.sqrt(turned.length) / USUAL;
    byte[] bytes = new byte[turned.length];
    for (int i = 0; i < turned.length; i++) {
      bytes[i] = (byte) Math.clamp(Math.round(turned[i] * scale), -Byte.MAX_VALUE, Byte.MAX_VALUE);
    }
    return bytes;
  }

  /**
   * Cosine, in [-1..1].
   *
   * @param turned of length 1
   * @param stored what {@link #of} gave for another
   */
  static double cosine(float[] turned, byte[] stored) {
    float product = 0;
    int squares = 0;
    for (int i = 0; i < stored.length; i++) {
      product += turned[i] * stored[i];
      squares += stored[i] * stored[i];
    }
    return squares == 0 ? 0 : product / Math.sqrt(squares);
  }
}
