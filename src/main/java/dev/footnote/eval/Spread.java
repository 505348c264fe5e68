package dev.footnote.eval;

import java.util.Arrays;
import java.util.Locale;

/** What several runs gave: the middle one and the outermost ones. */
public record Spread(double median, double least, double most) {
  /** @throws IllegalArgumentException if there is no value */
  public static Spread of(double... values) {
    return new Spread(percentile(values, 0.5), percentile(values, 0), percentile(values, 1));
  }

  /**
   * The value below which the share {@code p} of the values lies.
   *
   * @param p in [0..1]
   * @throws IllegalArgumentException if there is no value
   */
  static double percentile(double[] values, double p) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a percentile needs a value");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * p))];
  }

  @Override
  public String toString() {
    return least == most ? String.format(Locale.ROOT, "%.1f", median)
        : String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", median, least, most);
  }
}
