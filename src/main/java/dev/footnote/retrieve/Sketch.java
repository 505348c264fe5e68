package dev.footnote.retrieve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a text is like, in {@value #SIZE} numbers, so that near copies are found among many articles without comparing all
 * (MinHash; Broder, 1997). It depends on the text alone, so that the order in which articles come and go changes nothing.
 */
public final class Sketch {
  /** From this share of common runs of words on, two texts are copies: an agency's text with another head and a cut end. */
  public static final double ALIKE = 0.5;

  private static final int BANDS = 24;
  private static final int ROWS = 4;
  private static final int SIZE = BANDS * ROWS;

  private final int[] minima;

  private Sketch(int[] minima) {
    this.minima = minima;
  }

  public static Sketch of(String text) {
    int[] minima = new int[SIZE];
    Arrays.fill(minima, Integer.MAX_VALUE);
    for (long run : Shingles.of(text).runs()) {
      for (int i = 0; i < SIZE; i++) {
        minima[i] = Math.min(minima[i], (int) (Shingles.mixed(run + i * 0x9e3779b97f4a7c15L) >>> 33));
      }
    }
    return new Sketch(minima);
  }

  /** About the share of their runs of words that two texts have in common (Jaccard), in [0..1]. */
  public double alike(Sketch other) {
    int same = 0;
    for (int i = 0; i < SIZE; i++) {
      same += minima[i] == other.minima[i] ? 1 : 0;
    }
    return same / (double) SIZE;
  }

  /**
   * Terms to look copies up by: of two texts that have 60 % of their runs in common, 96 in 100 share a term, of two that have
   * 30 %, 18 in 100 (locality-sensitive hashing in {@value #BANDS} bands of {@value #ROWS}).
   */
  public List<String> terms() {
    List<String> terms = new ArrayList<>();
    for (int band = 0; band < BANDS; band++) {
      long hash = band;
      for (int row = 0; row < ROWS; row++) {
        hash = Shingles.mixed(hash * 31 + minima[band * ROWS + row]);
      }
      terms.add(Long.toString(hash, 36));
    }
    return terms;
  }
}
