package dev.footnote.answer;

import dev.footnote.cite.Draft;
import dev.footnote.cite.Gate;
import dev.footnote.cite.Inspection;
import dev.footnote.cite.Statement;
import dev.footnote.cite.Verdict;
import dev.footnote.retrieve.Hit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Has answers written by a chat model, and lets out of them what the gate lets through, statement by statement. Where
 * the prompt is too long for the model, it is halved once. Thread-safe.
 */
final class Author {
  private static final Logger LOG = System.getLogger("dev.footnote.answer");

  private final Attempts attempts;
  private final Gate gate;
  private final PromptWriter prompts;
  private final Writing settings;
  private final LongSupplier nanos;

  Author(Writing settings, Gate gate, LongSupplier nanos) {
    this.attempts = settings.attempts();
    this.gate = gate;
    this.prompts = new PromptWriter(settings.nonces());
    this.settings = settings;
    this.nanos = nanos;
  }

  /**
   * What came of it.
   *
   * @param verdict empty of statements if nothing passed
   * @param conflicting whether two sources that disagree are both stated
   * @param fault why the model gave no whole draft; empty if it did
   * @param gate time that the gate took
   * @param attempts how often the model was asked
   * @param usage tokens of all attempts
   */
  record Written(Verdict verdict, boolean conflicting, Optional<ModelFault> fault, Duration gate, int attempts,
      Usage usage) {
    /** Nothing was asked. */
    static Written nothing(Optional<ModelFault> fault) {
      return new Written(new Verdict(List.of(), List.of(), List.of()), false, fault, Duration.ZERO, 0, Usage.NONE);
    }
  }

  /**
   * @param standing the question as it was searched
   * @param time for all attempts together, above 0
   * @param said gets each statement that passes, at once; if nobody listens, the model is not asked to stream
   */
  Written write(Question question, String standing, List<Hit> hits, Duration time, Announcer said) {
    long end = nanos.getAsLong() + time.toNanos();
    Written first = write(question, standing, hits, settings.promptTokens(), time, said, Attempts.MOST);
    Duration left = Duration.ofNanos(end - nanos.getAsLong());
    if (!first.fault.equals(Optional.of(ModelFault.TOO_LONG)) || !left.isPositive()) {
      return first;
    }
    Written second = write(question, standing, hits, settings.promptTokens() / 2, left, said,
        Attempts.MOST - first.attempts);
    return new Written(second.verdict, second.conflicting, second.fault, first.gate.plus(second.gate),
        first.attempts + second.attempts, first.usage.plus(second.usage));
  }

  private Written write(Question question, String standing, List<Hit> hits, int tokens, Duration time,
      Announcer said, int most) {
    boolean streams = said.isHeard();
    Sheet sheet = Sheet.of(hits, tokens, settings.withheld());
    Inspection inspection = gate.open(sheet.evidence(), standing, question.maxCitations());
    DraftParser parser = new DraftParser();
    AtomicLong gated = new AtomicLong();
    Consumer<List<Draft.Statement>> inspect = drafted -> {
      long start = nanos.getAsLong();
      List<Statement> passed = drafted.stream().flatMap(d -> inspection.check(d).stream()).toList();
      gated.addAndGet(nanos.getAsLong() - start);
      if (!passed.isEmpty()) {
        said.said(passed, inspection.verdict().citations());
      }
    };
    Prompt prompt = prompts.answer(question, standing, sheet);
    Optional<Consumer<String>> pieces = streams ? Optional.of(piece -> inspect.accept(parser.take(piece)))
        : Optional.empty();
    Attempts.Outcome outcome = attempts.ask(prompt, time, pieces, most);
    Optional<ModelFault> fault = switch (outcome.generation()) {
      case Generation.Written written -> {
        if (!streams) {
          inspect.accept(parser.take(written.text()));
        }
        inspect.accept(parser.end(written.whole()));
        yield Optional.empty();
      }
      case Generation.Failed failed -> {
        LOG.log(failed.fault() == ModelFault.DENIED ? Level.ERROR : Level.WARNING, "{0} gave no answer: {1}, {2}",
            attempts.model(), failed.fault().code(), failed.detail());
        yield Optional.of(failed.fault());
      }
    };
    return new Written(inspection.verdict(), inspection.conflicting(), fault, Duration.ofNanos(gated.get()),
        outcome.attempts(), outcome.generation().usage());
  }

  /**
   * A question that stands alone.
   *
   * @param question as it is searched
   * @param rewritten the same where it was rewritten
   * @param usage tokens of having it rewritten
   */
  record Standing(String question, Optional<String> rewritten, Usage usage) {
    static Standing byRule(Question question) {
      String rewritten = FollowUps.rewritten(question.text(), question.turns());
      return new Standing(rewritten, Optional.of(rewritten), Usage.NONE);
    }
  }

  /** By the model where its version is fair, else by rule. */
  Standing standing(Question question, Duration time) {
    Generation got = attempts.ask(prompts.rewrite(question), time, Optional.empty(), 1).generation();
    String line = got instanceof Generation.Written written ? Sheet.line(written.text()).replaceAll("^\"|\"$", "") : "";
    String chosen = FollowUps.isFair(line, question.text(), question.turns()) ? line
        : FollowUps.rewritten(question.text(), question.turns());
    return new Standing(chosen, Optional.of(chosen), got.usage());
  }

  /** Name of the model. */
  String model() {
    return attempts.model();
  }

  /** What was spent on a question, and why its answer is degraded. */
  Spent spent(Written written, Standing standing, boolean degraded) {
    Usage usage = written.usage.plus(standing.usage);
    String silent = written.verdict.dropped().isEmpty() ? "model_silent" : "unsupported";
    Optional<String> reason = written.fault.map(ModelFault::code).or(() -> Optional.of(silent).filter(r -> degraded));
    return new Spent(written.attempts, usage, settings.prices().of(attempts.model(), usage),
        written.verdict.dropped().size(), reason, standing.rewritten);
  }
}
