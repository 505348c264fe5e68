package dev.footnote.answer;

/** Who may write the answer. */
public enum Mode {
  /** Generative if a model is configured, else extractive. */
  AUTO,
  /** The reader, in process. */
  EXTRACTIVE,
  /** A chat model behind the gate. */
  GENERATIVE
}
