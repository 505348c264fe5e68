package dev.footnote.read;

import dev.footnote.news.Span;
import java.util.Optional;

/** Finds the span that a model thinks most likely, within given bounds. */
final class SpanFinder {
  /** Log-odds where there is no span at all. */
  static final double NOTHING = -20;

  private static final int LONGEST = 24;

  private SpanFinder() {}

  /**
   * A span with its log-odds against "no answer here".
   *
   * @param span in the model's text
   * @param odds of the best span
   * @param all log of the summed odds of all spans in the bounds
   */
  record Found(Span span, double odds, double all) {}

  /** The best span of at most {@value #LONGEST} tokens that lies in [from, to) of the text; the first of equals. */
  static Optional<Found> best(TokenOdds odds, int from, int to) {
    double highest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int first = -1;
    int last = -1;
    for (int i = 0; i < odds.size() && odds.starts()[i] < to; i++) {
      if (odds.starts()[i] < from || odds.ends()[i] > to) {
        continue;
      }
      for (int j = i; j < Math.min(odds.size(), i + LONGEST) && odds.ends()[j] <= to; j++) {
        double score = odds.first()[i] + odds.last()[j] - odds.none();
        sum += Math.exp(score);
        if (score > highest) {
          highest = score;
          first = i;
          last = j;
        }
      }
    }
    return first < 0 ? Optional.empty()
        : Optional.of(new Found(new Span(odds.starts()[first], odds.ends()[last]), highest, Math.log(sum)));
  }
}
