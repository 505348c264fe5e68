package dev.footnote.answer;

/**
 * Tokens of a chat model.
 *
 * @param tokensIn of prompts, at least 0
 * @param tokensOut of what was written, at least 0
 */
public record Usage(long tokensIn, long tokensOut) {
  /** None at all. */
  public static final Usage NONE = new Usage(0, 0);

  /** @throws IllegalArgumentException if a count is negative */
  public Usage {
    if (tokensIn < 0 || tokensOut < 0) {
      throw new IllegalArgumentException("tokens must not be negative: " + tokensIn + ", " + tokensOut);
    }
  }

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(tokensIn + other.tokensIn, tokensOut + other.tokensOut);
  }
}
