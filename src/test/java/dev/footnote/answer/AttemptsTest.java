package dev.footnote.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptsTest {
  private static final Prompt PROMPT = new Prompt("s", "u", Prompt.Form.STATEMENTS, 10);
  private static final Generation GOOD = new Generation.Written("A. [1]", true, new Usage(10, 2));

  private final AtomicLong clock = new AtomicLong();
  private final List<Duration> pauses = new ArrayList<>();

  private Attempts attempts(Generator generator) {
    return new Attempts(generator, clock::get, pause -> {
      pauses.add(pause);
      clock.addAndGet(pause.toNanos());
    }, () -> 0.5);
  }

  private Attempts.Outcome ask(Attempts attempts, Duration time) {
    return attempts.ask(PROMPT, time, Optional.empty(), Attempts.MOST);
  }

  private static Generation failed(ModelFault fault) {
    return new Generation.Failed(fault, Optional.empty(), "test", new Usage(5, 0));
  }

  private static ModelFault fault(Attempts.Outcome outcome) {
    return assertInstanceOf(Generation.Failed.class, outcome.generation()).fault();
  }

  @Test
  void asksAgainAndAddsUpTheTokens() {
    Attempts.Outcome outcome = ask(attempts(new Scripted(failed(ModelFault.THROTTLED), GOOD)), Duration.ofSeconds(5));
    assertEquals(new Attempts.Outcome(new Generation.Written("A. [1]", true, new Usage(15, 2)), 2), outcome);
    assertEquals(List.of(Duration.ofMillis(150)), pauses);
  }

  @Test
  void asksAtMostThreeTimesWithGrowingPauses() {
    Attempts.Outcome outcome = ask(attempts(new Scripted(failed(ModelFault.UNAVAILABLE))), Duration.ofSeconds(5));
    assertEquals(3, outcome.attempts());
    assertEquals(List.of(Duration.ofMillis(150), Duration.ofMillis(300)), pauses);
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "DENIED", "TOO_LONG", "GUARDRAIL", "REJECTED"})
  void doesNotAskAgainWhereItWouldNotHelp(ModelFault fault) {
    assertEquals(1, ask(attempts(new Scripted(failed(fault))), Duration.ofSeconds(5)).attempts());
  }

  @Test
  void waitsAsLongAsTheModelAsksFor() {
    Generation busy =
        new Generation.Failed(ModelFault.THROTTLED, Optional.of(Duration.ofSeconds(2)), "test", Usage.NONE);
    assertEquals(2, ask(attempts(new Scripted(busy, GOOD)), Duration.ofSeconds(5)).attempts());
    assertEquals(List.of(Duration.ofSeconds(2)), pauses);
  }

  @Test
  void givesUpRatherThanWaitBeyondTheTime() {
    Generation busy =
        new Generation.Failed(ModelFault.THROTTLED, Optional.of(Duration.ofSeconds(2)), "test", Usage.NONE);
    assertEquals(1, ask(attempts(new Scripted(busy, GOOD)), Duration.ofSeconds(1)).attempts());
    assertEquals(List.of(), pauses);
  }

  @Test
  void doesNotAskAgainOnceTextWasHandedOver() {
    Generator breaks = new Scripted(failed(ModelFault.UNAVAILABLE)) {
      @Override
      public Generation stream(Prompt prompt, Duration timeout, Consumer<String> pieces) {
        pieces.accept("A");
        return write(prompt, timeout);
      }
    };
    assertEquals(1, attempts(breaks).ask(PROMPT, Duration.ofSeconds(5), Optional.of(p -> {}), 3).attempts());
  }

  @Test
  void aModelThatIsDownIsSparedAndThenTriedOnce() {
    Scripted down = new Scripted(failed(ModelFault.TIMEOUT));
    Attempts attempts = attempts(down);
    Collections.nCopies(Breaker.FAILURES, 0).forEach(i -> ask(attempts, Duration.ofSeconds(5)));
    assertEquals(ModelFault.RESTING, fault(ask(attempts, Duration.ofSeconds(5))));
    assertEquals(Breaker.FAILURES, down.asked);
    clock.addAndGet(Duration.ofSeconds(Breaker.SECONDS).toNanos());
    assertEquals(ModelFault.TIMEOUT, fault(ask(attempts, Duration.ofSeconds(5))));
    assertEquals(ModelFault.RESTING, fault(ask(attempts, Duration.ofSeconds(5))));
    assertTrue(down.asked == Breaker.FAILURES + 1);
  }

  /** Gives the outcomes in order, the last one for ever. */
  static class Scripted implements Generator {
    private final Deque<Generation> outcomes;
    int asked;

    Scripted(Generation... outcomes) {
      this.outcomes = new ArrayDeque<>(List.of(outcomes));
    }

    @Override
    public String model() {
      return "fake:1";
    }

    @Override
    public Generation write(Prompt prompt, Duration timeout) {
      asked++;
      return outcomes.size() > 1 ? outcomes.removeFirst() : outcomes.getFirst();
    }

    @Override
    public Generation stream(Prompt prompt, Duration timeout, Consumer<String> pieces) {
      Generation got = write(prompt, timeout);
      if (got instanceof Generation.Written written) {
        written.text().chars().forEach(c -> pieces.accept(String.valueOf((char) c)));
      }
      return got;
    }
  }
}
