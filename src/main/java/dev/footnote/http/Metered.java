package dev.footnote.http;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Event;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.answer.Receipt;
import dev.footnote.answer.Spent;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a caller's questions to the model within its budget. One that is over it is refused, or answered by the reader as
 * an answer that is degraded, as the rule says. Questions that need no model are not touched. Thread-safe.
 */
public final class Metered implements Asker {
  private final Asker asker;
  private final Budgets budgets;

  /** @param asker that may use a chat model */
  public Metered(Asker asker, Budgets budgets) {
    this.asker = asker;
    this.budgets = budgets;
  }

  /** @throws Refusal {@code budget_spent} */
  @Override
  public Answer ask(Question question) {
    Optional<String> without = without(question);
    return without.isPresent()
        ? degraded(asker.ask(question.in(Mode.EXTRACTIVE)), without.get())
        : charged(question, asker.ask(question));
  }

  /** @throws Refusal {@code budget_spent} */
  @Override
  public Answer ask(Question question, Consumer<Event> events) {
    Optional<String> without = without(question);
    return without.isPresent()
        ? degraded(asker.ask(question.in(Mode.EXTRACTIVE), event -> events.accept(degraded(event, without.get()))),
            without.get())
        : charged(question, asker.ask(question, events));
  }

  /** Why the model is left out; empty if it is not. */
  private Optional<String> without(Question question) {
    if (question.mode() == Mode.EXTRACTIVE || budgets.bounds().isEmpty()) {
      return Optional.empty();
    }
    return switch (budgets.model(question.caller())) {
      case Budgets.Model.Free _ -> Optional.empty();
      case Budgets.Model.Unknown _ -> Optional.of("budget_unknown");
      case Budgets.Model.Spent spent -> switch (budgets.over()) {
        case REFUSE -> throw budgets.tokensSpent(spent.pause());
        case EXTRACTIVE -> Optional.of("budget_spent");
      };
    };
  }

  private Answer charged(Question question, Answer answer) {
    Spent spent = answer.receipt().spent();
    budgets.charge(question.caller(), spent.usage().tokensIn() + spent.usage().tokensOut());
    return answer;
  }

  private static Event degraded(Event event, String reason) {
    return event instanceof Event.Done done ? new Event.Done(degraded(done.answer(), reason)) : event;
  }

  private static Answer degraded(Answer answer, String reason) {
    Receipt r = answer.receipt();
    Spent s = r.spent();
    Spent spent = new Spent(s.attempts(), s.usage(), s.costUsd(), s.dropped(), Optional.of(reason), s.rewritten());
    return new Answer(answer.id(), answer.finding(), answer.confidence(), true, answer.mode(), answer.conversation(),
        answer.retrieved(), new Receipt(r.snapshot(), r.model(), r.passages(), r.embed(), r.retrieve(), r.answer(), r.gate(),
            r.total(), spent));
  }
}
