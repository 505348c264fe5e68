package dev.footnote.answer;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops asking a model that keeps failing: after {@value #FAILURES} failures in a row it stays open for {@value
 * #SECONDS} s, then lets one call through to see. Thread-safe.
 */
final class Breaker {
  static final int FAILURES = 5;
  static final int SECONDS = 20;

  private static final long REST = Duration.ofSeconds(SECONDS).toNanos();

  private final LongSupplier nanos;
  private int failures;
  private long openedAt;

  Breaker(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether a call may be made now. */
  synchronized boolean lets() {
    if (failures < FAILURES) {
      return true;
    }
    if (nanos.getAsLong() - openedAt < REST) {
      return false;
    }
    openedAt = nanos.getAsLong();
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized void failed() {
    failures = Math.min(FAILURES, failures + 1);
    openedAt = failures == FAILURES ? nanos.getAsLong() : openedAt;
  }
}
