package dev.footnote.retrieve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Embedder} must do. */
public abstract class EmbedderContract {
  private static final List<String> TEXTS =
      List.of("Ferries sail at dawn.", "Trains leave at noon.", "The mayor was sworn in on Monday.");

  protected abstract Embedder embedder();

  @Test
  void namesItsModel() {
    assertFalse(embedder().model().isBlank());
  }

  @Test
  void vectorsHaveTheDimensionAndLengthOne() {
    List<float[]> vectors = new ArrayList<>(embedder().passages(TEXTS));
    vectors.add(embedder().question("When do ferries sail?"));
    for (float[] vector : vectors) {
      assertEquals(embedder().dimension(), vector.length);
      assertEquals(1, length(vector), 1e-4);
    }
  }

  @Test
  void givesOneVectorForEachPassageInOrder() {
    List<float[]> together = embedder().passages(TEXTS);
    assertEquals(TEXTS.size(), together.size());
    for (int i = 0; i < TEXTS.size(); i++) {
      assertArrayEquals(embedder().passages(List.of(TEXTS.get(i))).getFirst(), together.get(i), TEXTS.get(i));
    }
  }

  @Test
  void givesTheSameTextTheSameVectorWhereverItStands() {
    List<float[]> vectors = embedder().passages(List.of(TEXTS.get(0), TEXTS.get(1), TEXTS.get(0)));
    assertArrayEquals(vectors.get(0), vectors.get(2));
  }

  @Test
  void givesNothingForNothing() {
    assertEquals(List.of(), embedder().passages(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\u0001", "\u200B", "\uD83D\uDE00", "\uD800", "[CLS] [SEP] [MASK]"})
  void takesAnyText(String text) {
    assertEquals(1, length(embedder().question(text)), 1e-4);
    assertEquals(1, length(embedder().passages(List.of("a", text)).get(1)), 1e-4);
  }

  @Test
  void takesTextLongerThanTheModelReads() {
    assertEquals(1, length(embedder().passages(List.of("word ".repeat(5_000))).getFirst()), 1e-4);
  }

  private static double length(float[] vector) {
    double sum = 0;
    for (float v : vector) {
      sum += (double) v * v;
    }
    return Math.sqrt(sum);
  }
}
