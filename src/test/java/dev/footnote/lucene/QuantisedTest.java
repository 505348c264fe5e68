package dev.footnote.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantisedTest {
  private final Random random = new Random(7);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 384, 1000})
  void turningKeepsLengthsAndAngles(int dimension) {
    float[] one = unit(dimension);
    float[] other = unit(dimension);
    float[] turned = Quantised.turned(one);
    assertEquals(1, dot(turned, turned), 1e-5);
    assertEquals(dot(one, other), dot(turned, Quantised.turned(other)), 1e-5);
  }

  @Test
  void cosinesOfVectorsWithOneLargeComponentAreOffByLessThanAThousandth() {
    double squares = 0;
    int pairs = 2_000;
    for (int i = 0; i < pairs; i++) {
      float[] one = unit(384);
      float[] other = unit(384);
      double off = Quantised.cosine(Quantised.turned(one), Quantised.of(Quantised.turned(other))) - dot(one, other);
      squares += off * off;
    }
    double deviation = Math.sqrt(squares / pairs);
    assertTrue(deviation < 0.0008, "standard deviation " + deviation);
  }

  @Test
  void nothingIsFarFromEverything() {
    assertEquals(0, Quantised.cosine(new float[] {0, 1}, new byte[2]));
  }

  /** As bge-small gives them: of usual size, but for one. */
  private float[] unit(int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    vector[dimension / 2] = (float) (8 + random.nextGaussian());
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < dimension; i++) {
      vector[i] /= (float) length;
    }
    return vector;
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
