package dev.footnote.slack;

import java.time.Duration;

/** The question cannot be worked off now, but can later: deliver it again. */
public final class LaterException extends RuntimeException {
  private final Duration wait;

  LaterException(String why, Duration wait) {
    super(why, null, false, false); // expected: no stack trace
    this.wait = wait;
  }

  /** How long to wait before. */
  public Duration waiting() {
    return wait;
  }
}
