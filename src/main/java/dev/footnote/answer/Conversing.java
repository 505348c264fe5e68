package dev.footnote.answer;

import dev.footnote.cite.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Remembers the last turns of each conversation in this process, so that a question may lean on them. Whoever knows
 * the id of a conversation can lean on it: ids must not be guessable. At most {@value #MOST} conversations are kept,
 * each for an hour after its last turn. Thread-safe.
 */
public final class Conversing implements Asker {
  static final int MOST = 1_000;

  private static final long KEPT = Duration.ofHours(1).toNanos();

  private final Asker asker;
  private final LongSupplier nanos;
  private final Map<String, Talk> talks = new LinkedHashMap<>(16, 0.75f, true);

  private record Talk(List<Turn> turns, long at) {}

  /** @param nanos a clock for durations, such as {@code System::nanoTime} */
  public Conversing(Asker asker, LongSupplier nanos) {
    this.asker = asker;
    this.nanos = nanos;
  }

  @Override
  public Answer ask(Question question) {
    return remembered(question, asker.ask(recalled(question)));
  }

  @Override
  public Answer ask(Question question, Consumer<Event> events) {
    return remembered(question, asker.ask(recalled(question), events));
  }

  /** Turns that the caller gave win over those remembered. */
  private synchronized Question recalled(Question question) {
    if (!question.turns().isEmpty() || question.conversation().isEmpty()) {
      return question;
    }
    Talk talk = talks.get(question.conversation().get());
    return talk == null || nanos.getAsLong() - talk.at > KEPT ? question : question.after(talk.turns);
  }

  private synchronized Answer remembered(Question question, Answer answer) {
    question.conversation().ifPresent(id -> {
      Talk talk = talks.get(id);
      List<Turn> turns = new ArrayList<>();
      if (talk != null && nanos.getAsLong() - talk.at <= KEPT) {
        turns.addAll(talk.turns);
      }
      String asked = answer.receipt().spent().rewritten().orElse(question.text());
      turns.add(new Turn(asked, text(answer.finding())));
      talks.put(id, new Talk(List.copyOf(turns.subList(Math.max(0, turns.size() - Question.TURNS), turns.size())),
          nanos.getAsLong()));
      if (talks.size() > MOST) {
        talks.remove(talks.keySet().iterator().next());
      }
    });
    return answer;
  }

  private static String text(Finding finding) {
    return finding instanceof Finding.Grounded grounded
        ? grounded.statements().stream().map(Statement::text).collect(Collectors.joining(" ")) : "";
  }
}
