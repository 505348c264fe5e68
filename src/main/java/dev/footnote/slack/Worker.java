package dev.footnote.slack;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Event;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.http.QuestionText;
import dev.footnote.http.Refusal;
import dev.footnote.retrieve.Filter;
import dev.footnote.slack.Leases.Lease;
import dev.footnote.slack.Leases.Taken;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers what was handed over, each question once.
 *
 * <ol>
 *   <li>The question is leased; what is settled or with another worker goes no further.
 *   <li>A placeholder stands in the thread, ours of an earlier attempt or a new one.
 *   <li>It is answered by the same pipeline as {@code POST /v1/ask}; statements appear as they pass the gate.
 *   <li>The answer takes the placeholder's place.
 *   <li>What was shown is kept for the buttons, the thread for follow-ups, and the lease is ended.
 * </ol>
 */
public final class Worker {
  private static final Logger LOG = System.getLogger("dev.footnote.slack");

  /** After this nobody waits for an answer any more, and a command's address for responses has expired. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Supplier<Asker> asker;
  private final Desk desk;
  private final Rendering rendering;

  /**
   * @param asker the pipeline as it is now; throws if there is no index
   * @param desk what the bot works with
   */
  public Worker(Supplier<Asker> asker, Desk desk) {
    this.asker = asker;
    this.desk = desk;
    this.rendering = new Rendering(desk.links());
  }

  /**
   * Answers a question, or finds that it needs no answer any more.
   *
   * @param last whether nobody will try again after this; the person is then told of a failure
   * @throws LaterException if it must be delivered again after some time
   * @throws RuntimeException if it failed and may be tried again
   */
  public void work(Ask ask, boolean last) {
    switch (desk.leases().take(ask)) {
      case Taken.Settled _ -> LOG.log(Level.DEBUG, "{0} is settled", ask.key());
      case Taken.Busy busy -> throw new LaterException(ask.key() + " is with another worker", busy.rest());
      case Taken.Ours ours -> work(ask, ours.lease(), last);
    }
  }

  private void work(Ask ask, Lease lease, boolean last) {
    Reply reply = new Reply(desk.web(), desk.leases(), ask, lease, desk.manners().streams());
    try {
      if (desk.clock().instant().getEpochSecond() - ask.at() > LONGEST.toSeconds()) {
        LOG.log(Level.ERROR, "{0} is given up: it came in over {1} ago", ask.key(), LONGEST);
      } else {
        answer(ask, lease, reply);
      }
      desk.leases().finish(reply.lease());
    } catch (Reply.LostException e) {
      LOG.log(Level.WARNING, "{0}: {1}; it goes on elsewhere", ask.key(), e.getMessage());
    } catch (SlackException e) {
      LOG.log(Level.ERROR, "{0} cannot be answered: {1}", ask.key(), e.getMessage());
      desk.leases().finish(reply.lease());
    } catch (LaterException e) {
      desk.leases().release(reply.lease());
      throw e;
    } catch (RuntimeException e) {
      if (!last) {
        desk.leases().release(reply.lease());
        throw e;
      }
      LOG.log(Level.ERROR, ask.key() + " failed for the last time", e);
      reply.finish(List.of(Rendering.own("I could not answer this just now. Please ask again later.")));
      desk.leases().finish(reply.lease());
    }
  }

  private void answer(Ask ask, Lease lease, Reply reply) {
    long start = System.nanoTime();
    Optional<String> refusal = lease.first() ? desk.allowance().spend(ask) : Optional.empty();
    boolean inChannel = begin(ask, reply);
    String outcome = "declined";
    List<Post> posts;
    if (refusal.isPresent()) {
      posts = List.of(Rendering.own(refusal.get()));
    } else {
      try {
        Question question = question(ask, QuestionText.clean(ask.text()), inChannel ? reply.thread() : ask.key());
        Answer answer = asker.get().ask(question, event -> tell(event, reply));
        outcome = answer.finding().outcome();
        posts = rendering.of(answer, ask.key());
        desk.shelf().keep(ask.key(), new Shown(answer.id(), rendering.cited(answer), rendering.related(answer)));
      } catch (Refusal e) { // a budget of the whole service is spent
        posts = List.of(Rendering.own(Escape.start(String.valueOf(e.getMessage()), 300)));
      } catch (IllegalArgumentException e) {
        posts = List.of(Rendering.own(ask.text().isBlank() ? "Ask me a question, and I look it up in the articles."
            : Escape.start(String.valueOf(e.getMessage()), 300)));
      }
    }
    if (inChannel) {
      reply.finish(posts);
      desk.rememberThread(ask, reply.thread());
    } else {
      desk.responses().send(ask.responseUrl().orElseThrow(), posts);
    }
    LOG.log(Level.INFO, "{0} {1} in {2} ms, {3} messages", ask.key(), outcome, (System.nanoTime() - start) / 1_000_000,
        posts.size());
  }

  /** @return false if we may not write in the channel and must answer the command where it was typed */
  private static boolean begin(Ask ask, Reply reply) {
    try {
      reply.begin();
      return true;
    } catch (SlackException e) {
      if (ask.responseUrl().isEmpty() || !reply.lease().posted().isEmpty()) {
        throw e;
      }
      return false;
    }
  }

  private static void tell(Event event, Reply reply) {
    if (event instanceof Event.Said said) {
      reply.say(said.statement());
    }
  }

  private Question question(Ask ask, String text, String thread) {
    return new Question(text, LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC),
        Optional.of(conversation(ask, thread)), Filter.NONE, Mode.AUTO, Question.DEFAULT_CITATIONS,
        Question.DEFAULT_DEADLINE);
  }

  /** A thread is a conversation. Its id is hashed with a secret: whoever knows an id can lean on what was said. */
  private String conversation(Ask ask, String thread) {
    byte[] place = (ask.team() + "#" + ask.channel() + "#" + thread).getBytes(StandardCharsets.UTF_8);
    return "slack-" + Signature.of(desk.secret(), "conversation", place).substring(3, 43);
  }
}
