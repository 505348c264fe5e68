package dev.footnote.slack;

import java.time.Duration;

/** Hands a question over to whoever answers it, at least once. */
@FunctionalInterface
public interface FollowUp {
  /**
   * Returns as soon as the question is safe; it may be worked off more than once and out of order.
   *
   * @param delay before which it is not worked off, in [0..15 minutes]
   * @throws RuntimeException if it could not be handed over
   */
  void handOver(Ask ask, Duration delay);
}
