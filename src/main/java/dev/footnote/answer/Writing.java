package dev.footnote.answer;

import java.util.function.Supplier;

/**
 * How answers are written by a chat model.
 *
 * @param attempts the model, asked again where that helps
 * @param promptTokens most tokens of the sentences in a prompt, about, in [200..100000]
 * @param prices of models
 * @param withheld whether sentences that give orders are kept from the model; the gate cites none of them anyway
 * @param nonces gives one that cannot be guessed at each call
 */
public record Writing(Attempts attempts, int promptTokens, Prices prices, boolean withheld, Supplier<String> nonces) {
  /** Tokens of sentences where nobody says. */
  public static final int PROMPT_TOKENS = 4_000;

  /** @throws IllegalArgumentException if {@code promptTokens} is out of range */
  public Writing {
    if (promptTokens < 200 || promptTokens > 100_000) {
      throw new IllegalArgumentException("promptTokens must be in [200..100000]: " + promptTokens);
    }
  }

  /** By {@code generator}, with random nonces. */
  public static Writing by(Generator generator, int promptTokens, Prices prices) {
    return new Writing(new Attempts(generator), promptTokens, prices, true, Nonces::next);
  }
}
