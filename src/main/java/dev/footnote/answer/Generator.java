package dev.footnote.answer;

import java.time.Duration;
import java.util.function.Consumer;

/** Writes a draft by a chat model. What it writes is believed by nobody: the gate decides. Thread-safe. */
public interface Generator {
  /** Name of the model, for receipts: {@code bedrock:…}, {@code openai:…} or {@code anthropic:…}. */
  String model();

  /**
   * Asks once, without trying again, and waits for the whole text.
   *
   * @param timeout longest wait, above 0; where it runs out, the outcome is {@link ModelFault#TIMEOUT}
   */
  Generation write(Prompt prompt, Duration timeout);

  /**
   * As {@link #write}, but hands over the text while it is written.
   *
   * @param pieces gets each piece in order, on the calling thread; empty pieces are allowed
   */
  Generation stream(Prompt prompt, Duration timeout, Consumer<String> pieces);
}
