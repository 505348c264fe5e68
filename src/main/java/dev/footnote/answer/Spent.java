package dev.footnote.answer;

import java.util.Optional;

/**
 * What a chat model took and gave for one answer.
 *
 * @param attempts how often it was asked to write the answer, in [0..3]
 * @param usage tokens of all attempts and of rewriting the question
 * @param costUsd their price in US dollars by the price table, 0 where it does not name the model
 * @param dropped statements that it wrote and the gate did not let through
 * @param reason stable and short: why the answer is degraded, such as {@code model_timeout} or {@code unsupported}
 * @param rewritten the question as it was searched, where it leaned on earlier turns
 */
public record Spent(int attempts, Usage usage, double costUsd, int dropped, Optional<String> reason,
    Optional<String> rewritten) {
  /** No model was asked. */
  public static final Spent NOTHING = new Spent(0, Usage.NONE, 0, 0, Optional.empty(), Optional.empty());

  /** No model was asked, but the question may have been rewritten by rule. */
  static Spent onlyRewritten(Optional<String> rewritten) {
    return new Spent(0, Usage.NONE, 0, 0, Optional.empty(), rewritten);
  }
}
