package dev.footnote.answer;

/**
 * What a chat model is asked.
 *
 * @param system the task; the same for every question, without secrets
 * @param user the numbered sentences, the question and what else is data
 * @param form how it is to answer
 * @param maxTokens most tokens it may write, in [1..100000]
 */
public record Prompt(String system, String user, Form form, int maxTokens) {
  /** @throws IllegalArgumentException if {@code maxTokens} is out of range */
  public Prompt {
    if (maxTokens < 1 || maxTokens > 100_000) {
      throw new IllegalArgumentException("maxTokens must be in [1..100000]: " + maxTokens);
    }
  }

  /** The form of an answer. */
  public enum Form {
    /** Statements with sentence numbers. A provider that can be held to a JSON schema is; others write lines. */
    STATEMENTS,
    /** One line of plain text. */
    LINE
  }
}
