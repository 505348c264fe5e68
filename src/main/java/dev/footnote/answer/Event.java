package dev.footnote.answer;

import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.retrieve.Hit;
import java.util.List;

/**
 * What happens while an answer is made, in this order: once {@link Retrieved}, then {@link Said} for each statement
 * that passed the gate, then once {@link Done}. Where the answer turns out to be another than was begun, as when a
 * guardrail stops the model half way, only what {@link Done} holds counts.
 */
public sealed interface Event {
  /** @param hits the passages found, best first */
  record Retrieved(List<Hit> hits) implements Event {
    public Retrieved {
      hits = List.copyOf(hits);
    }
  }

  /**
   * A statement may be shown.
   *
   * @param citations those that it is the first to use
   */
  record Said(Statement statement, List<Citation> citations) implements Event {
    public Said {
      citations = List.copyOf(citations);
    }
  }

  /** @param answer the same that a plain call returns */
  record Done(Answer answer) implements Event {}
}
