package dev.footnote.http;

import java.time.Clock;
import java.time.Duration;

/**
 * What is remembered of callers.
 *
 * @param conversations earlier turns
 * @param counters what budgets are counted in
 * @param idempotency answers to requests that may be sent again
 * @param feedback thumbs
 */
public record Stores(Conversations conversations, Counters counters, Idempotency idempotency, FeedbackLog feedback) {
  /** In this process, for a day. */
  static Stores memory(Clock clock) {
    return memory(clock, Duration.ofHours(24), new MemoryFeedback());
  }

  /**
   * In this process alone, and gone with it; but thumbs, if their log keeps them.
   *
   * @param kept how long after its last turn a conversation is remembered
   */
  public static Stores memory(Clock clock, Duration kept, FeedbackLog feedback) {
    return new Stores(new MemoryConversations(clock, kept), new MemoryCounters(clock), new MemoryIdempotency(clock),
        feedback);
  }
}
