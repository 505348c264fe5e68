package dev.footnote.langchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.EmbedderContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The model that ships. */
class BgeSmallTest extends EmbedderContract {
  private static final BgeSmallEmbeddingModel MODEL = new BgeSmallEmbeddingModel();
  private static final Embedder EMBEDDER = new LangChainEmbedder(MODEL, "");

  @AfterAll
  static void free() {
    MODEL.close();
  }

  @Override
  protected Embedder embedder() {
    return EMBEDDER;
  }

  @Test
  void namesModelAndDimensionAsAnIndexRecordsThem() {
    assertEquals("bge-small-en-v1.5-q 384", EMBEDDER.model() + " " + EMBEDDER.dimension());
  }

  @Test
  void nearMeaningsAreNearerThanFarOnes() {
    double near = cosine("When does the boat leave?", "The ferry departs at seven in the morning.");
    double far = cosine("When does the boat leave?", "Interest rates were held by the central bank.");
    assertTrue(near > far + 0.1, near + " and " + far);
  }

  @Test
  void canBeUsedAgainAfterItWasClosed() {
    double before = cosine("ferry", "boat");
    MODEL.close();
    assertEquals(before, cosine("ferry", "boat"));
  }

  private static double cosine(String one, String other) {
    float[] a = EMBEDDER.question(one);
    float[] b = EMBEDDER.question(other);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
