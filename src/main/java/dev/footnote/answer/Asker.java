package dev.footnote.answer;

/** Answers questions: the one door through which every surface asks. Thread-safe. */
public interface Asker {
  /** Never throws for what a question says; a fault of the index is an exception. */
  Answer ask(Question question);
}
