package dev.footnote.slack;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Event;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.http.QuestionText;
import dev.footnote.http.Refusal;
import dev.footnote.retrieve.Filter;
import dev.footnote.slack.Allowance.Ruling;
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

  private static final List<Post> FAILED =
      List.of(Rendering.own("I could not answer this just now. Please ask again later."));

  /** What is answered, and how the log calls it. */
  private record Told(String outcome, List<Post> posts) {
    static Told declined(String words) {
      return new Told("declined", List.of(Rendering.own(words)));
    }
  }

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
        if (!reply.lease().posted().isEmpty()) {
          send(ask, reply, FAILED); // or the placeholder would stand for good
        }
      } else {
        answer(ask, reply);
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
      send(ask, reply, FAILED);
      desk.leases().finish(reply.lease());
    }
  }

  private void answer(Ask ask, Reply reply) {
    long start = System.nanoTime();
    if (reply.lease().ruling() == Ruling.OPEN) {
      reply.ruled(desk.allowance().spend(ask));
    }
    begin(ask, reply);
    Told told = desk.allowance().refusal(reply.lease().ruling()).map(Told::declined).orElseGet(() -> told(ask, reply));
    send(ask, reply, told.posts);
    LOG.log(Level.INFO, "{0} {1} in {2} ms, {3} messages", ask.key(), told.outcome,
        (System.nanoTime() - start) / 1_000_000, told.posts.size());
  }

  /** A command where we may not write begins with nothing, and is answered where it was typed. */
  private static void begin(Ask ask, Reply reply) {
    try {
      reply.begin();
    } catch (SlackException e) {
      if (reply.isInChannel() || ask.responseUrl().isEmpty()) {
        throw e;
      }
    }
  }

  /** What the pipeline says, or why it cannot be asked. */
  private Told told(Ask ask, Reply reply) {
    Question question;
    try {
      question = question(ask, QuestionText.clean(ask.text()), reply.isInChannel() ? reply.thread() : ask.key());
    } catch (IllegalArgumentException e) { // empty or too long
      return Told.declined(ask.text().isBlank() ? "Ask me a question, and I look it up in the articles."
          : Escape.start(String.valueOf(e.getMessage()), 300));
    }
    try {
      Answer answer = asker.get().ask(question, event -> tell(event, reply));
      desk.shelf().keep(ask.key(), rendering.shown(question, answer));
      return new Told(answer.finding().outcome(), rendering.of(answer, ask.key()));
    } catch (Refusal e) { // a budget of the whole service is spent
      return Told.declined(Escape.start(String.valueOf(e.getMessage()), 300));
    }
  }

  private void send(Ask ask, Reply reply, List<Post> posts) {
    if (reply.isInChannel()) {
      reply.finish(posts);
      desk.rememberThread(ask, reply.thread());
    } else {
      ask.responseUrl().ifPresentOrElse(url -> desk.responses().send(url, posts),
          () -> LOG.log(Level.WARNING, "{0}: there is no place to answer in", ask.key()));
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
