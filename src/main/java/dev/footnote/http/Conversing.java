package dev.footnote.http;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Event;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Question;
import dev.footnote.answer.Turn;
import dev.footnote.cite.Statement;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lets a question lean on the earlier turns of its conversation, and remembers it for the next. Where the store is away,
 * questions are answered as if they were the first. Thread-safe.
 */
public final class Conversing implements Asker {
  private static final Logger LOG = System.getLogger("dev.footnote.http");

  private final Asker asker;
  private final Conversations conversations;
  private final Clock clock;

  /** @param clock tells when a question came */
  public Conversing(Asker asker, Conversations conversations, Clock clock) {
    this.asker = asker;
    this.conversations = conversations;
    this.clock = clock;
  }

  @Override
  public Answer ask(Question question) {
    Instant asked = clock.instant();
    return remembered(question, asked, asker.ask(recalled(question)));
  }

  @Override
  public Answer ask(Question question, Consumer<Event> events) {
    Instant asked = clock.instant();
    return asker.ask(recalled(question), event -> {
      if (event instanceof Event.Done done) {
        remembered(question, asked, done.answer()); // before it is told: the next question may come at once
      }
      events.accept(event);
    });
  }

  /** Turns that the caller gave win over those remembered. */
  private Question recalled(Question question) {
    if (!question.turns().isEmpty() || question.conversation().isEmpty()) {
      return question;
    }
    try {
      return question.after(conversations.turns(question.caller(), question.conversation().get()));
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "a question is answered without its conversation: {0}", e.getMessage());
      return question;
    }
  }

  private Answer remembered(Question question, Instant asked, Answer answer) {
    question.conversation().ifPresent(id -> {
      String searched = answer.receipt().spent().rewritten().orElse(question.text());
      try {
        conversations.add(question.caller(), id, new Turn(searched, text(answer.finding())), asked);
      } catch (StoreException e) {
        LOG.log(Level.WARNING, "a turn is not remembered: {0}", e.getMessage());
      }
    });
    return answer;
  }

  private static String text(Finding finding) {
    return finding instanceof Finding.Grounded grounded
        ? grounded.statements().stream().map(Statement::text).collect(Collectors.joining(" ")) : "";
  }
}
