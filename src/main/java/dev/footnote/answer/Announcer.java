package dev.footnote.answer;

import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.retrieve.Hit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells what happens while one answer is made, to whoever wants to know. */
final class Announcer {
  private final Optional<Consumer<Event>> events;
  private int known;

  Announcer(Optional<Consumer<Event>> events) {
    this.events = events;
  }

  /** Whether anybody listens. */
  boolean isHeard() {
    return events.isPresent();
  }

  void retrieved(List<Hit> hits) {
    events.ifPresent(to -> to.accept(new Event.Retrieved(hits)));
  }

  /** @param citations all so far, of which each statement gets those that nobody used before it */
  void said(List<Statement> statements, List<Citation> citations) {
    for (Statement statement : statements) {
      int last = Math.max(known, statement.citations().getLast());
      List<Citation> fresh = citations.subList(known, last);
      events.ifPresent(to -> to.accept(new Event.Said(statement, fresh)));
      known = last;
    }
  }

  /** Every statement of a finding. */
  void said(Finding finding) {
    if (finding instanceof Finding.Grounded grounded) {
      said(grounded.statements(), grounded.citations());
    }
  }

  void done(Answer answer) {
    events.ifPresent(to -> to.accept(new Event.Done(answer)));
  }
}
