package dev.footnote.answer;

import java.time.Duration;
import java.util.Optional;

/** What came of asking a chat model. */
public sealed interface Generation {
  /** Longest text taken from a model, in UTF-16 units; the rest is not read. */
  int LONGEST_TEXT = 32_000;

  /** Tokens that were used, as the model counts them; zero where it did not say. */
  Usage usage();

  /**
   * It wrote something.
   *
   * @param whole whether it came to its own end; else a limit cut it and the last sentence may be half
   */
  record Written(String text, boolean whole, Usage usage) implements Generation {}

  /**
   * It did not, or broke off.
   *
   * @param retryAfter how long the model asks to be left alone; empty where it does not say
   * @param detail for the log; holds no secret and no text of an article or a person
   */
  record Failed(ModelFault fault, Optional<Duration> retryAfter, String detail, Usage usage) implements Generation {
    /** A failure without advice and without usage. */
    public static Failed of(ModelFault fault, String detail) {
      return new Failed(fault, Optional.empty(), detail, Usage.NONE);
    }
  }
}
