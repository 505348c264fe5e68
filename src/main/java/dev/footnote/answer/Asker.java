package dev.footnote.answer;

import java.util.function.Consumer;

/** Answers questions: the one door through which every surface asks. Thread-safe. */
@FunctionalInterface
public interface Asker {
  /** Never throws for what a question says; a fault of the index is an exception. */
  Answer ask(Question question);

  /**
   * As {@link #ask}, but tells what happens while it does.
   *
   * @param events gets each event in order, on the calling thread; the last is {@link Event.Done} with what is returned
   */
  default Answer ask(Question question, Consumer<Event> events) {
    Answer answer = ask(question);
    events.accept(new Event.Done(answer));
    return answer;
  }
}
