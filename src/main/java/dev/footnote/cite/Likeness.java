package dev.footnote.cite;

import dev.footnote.retrieve.Embedder;
import java.util.Optional;

/**
 * How near two texts are in meaning, where that can be told: the cosine of their vectors. Counts how often it is asked.
 */
final class Likeness {
  /**
   * From here on a statement whose words differ is taken to say the same; chosen on the tables of paraphrases and
   * mutants.
   */
  static final double ENOUGH = 0.74;

  /** Never alike: for those who want words alone to decide. */
  static final Likeness NONE = new Likeness(Optional.empty());

  private final Optional<Embedder> embedder;
  private int asked;

  Likeness(Optional<Embedder> embedder) {
    this.embedder = embedder;
  }

  /** False where there is no embedding model. */
  boolean alike(String statement, String evidence) {
    if (embedder.isEmpty()) {
      return false;
    }
    asked++;
    float[] mine = embedder.get().question(statement);
    float[] its = embedder.get().question(evidence);
    double cosine = 0;
    for (int i = 0; i < mine.length; i++) {
      cosine += mine[i] * its[i];
    }
    return cosine >= ENOUGH;
  }

  int asked() {
    return asked;
  }
}
