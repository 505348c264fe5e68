package dev.footnote.answer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The one layer that asks a model again: at most {@value #MOST} times, after a jittered pause that doubles, or after
 * the pause that the model asks for; never beyond the time given. A {@link Breaker} spares a model that is down. Once
 * a piece of text was handed over nothing is asked again, so that no text comes twice. Thread-safe.
 */
public final class Attempts {
  /** Most attempts for one answer. */
  public static final int MOST = 3;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LEAST_TRY = Duration.ofMillis(50);

  private final Generator generator;
  private final LongSupplier nanos;
  private final Pause pause;
  private final DoubleSupplier jitter;
  private final Breaker breaker;

  /** Waits. */
  interface Pause {
    void sleep(Duration duration) throws InterruptedException;
  }

  /** With the system's clock and random pauses. */
  public Attempts(Generator generator) {
    this(generator, System::nanoTime, Thread::sleep, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** @param jitter in [0..1): which part of the longest pause is waited */
  Attempts(Generator generator, LongSupplier nanos, Pause pause, DoubleSupplier jitter) {
    this.generator = generator;
    this.nanos = nanos;
    this.pause = pause;
    this.jitter = jitter;
    this.breaker = new Breaker(nanos);
  }

  /** Name of the model. */
  public String model() {
    return generator.model();
  }

  /**
   * What came of it.
   *
   * @param generation of the last attempt, with the tokens of all
   * @param attempts how often the model was asked, in [0..3]
   */
  record Outcome(Generation generation, int attempts) {}

  /**
   * @param time for all attempts together, above 0
   * @param pieces where the text is to be handed over while it is written
   * @param most attempts, in [1..3]
   */
  Outcome ask(Prompt prompt, Duration time, Optional<Consumer<String>> pieces, int most) {
    long end = nanos.getAsLong() + time.toNanos();
    if (!breaker.lets()) {
      return new Outcome(Generation.Failed.of(ModelFault.RESTING, "the model failed too often just now"), 0);
    }
    Usage usage = Usage.NONE;
    for (int attempt = 1; ; attempt++) {
      Started started = new Started(pieces.orElse(piece -> {}));
      Duration left = Duration.ofNanos(Math.max(1, end - nanos.getAsLong()));
      Generation got = pieces.isPresent() ? generator.stream(prompt, left, started) : generator.write(prompt, left);
      usage = usage.plus(got.usage());
      note(got);
      Optional<Duration> wait = started.any || attempt >= most ? Optional.empty() : wait(got, attempt, end);
      if (wait.isEmpty() || !slept(wait.get())) {
        return new Outcome(with(got, usage), attempt);
      }
    }
  }

  /** Not where the asker has left: that tells nothing of the model. */
  private void note(Generation got) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    switch (got) {
      case Generation.Written _ -> breaker.succeeded();
      case Generation.Failed failed -> {
        switch (failed.fault()) {
          case GUARDRAIL, TOO_LONG -> breaker.succeeded();
          case THROTTLED, UNAVAILABLE, TIMEOUT, DENIED, GARBLED, REJECTED, RESTING -> breaker.failed();
        }
      }
    }
  }

  /** How long to wait before the next attempt; empty if there is to be none. */
  private Optional<Duration> wait(Generation got, int attempt, long end) {
    if (!(got instanceof Generation.Failed failed) || !failed.fault().isPassing()) {
      return Optional.empty();
    }
    Duration longest = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
    Duration jittered = Duration.ofNanos((long) (longest.toNanos() * (0.5 + jitter.getAsDouble() / 2)));
    Duration wait = failed.retryAfter().filter(asked -> asked.compareTo(jittered) > 0).orElse(jittered);
    boolean fits = nanos.getAsLong() + wait.plus(LEAST_TRY).toNanos() < end;
    return fits ? Optional.of(wait) : Optional.empty();
  }

  private boolean slept(Duration wait) {
    try {
      pause.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Generation with(Generation got, Usage usage) {
    return switch (got) {
      case Generation.Written w -> new Generation.Written(w.text(), w.whole(), usage);
      case Generation.Failed f -> new Generation.Failed(f.fault(), f.retryAfter(), f.detail(), usage);
    };
  }

  /** Passes pieces on and remembers that there was one. */
  private static final class Started implements Consumer<String> {
    private final Consumer<String> to;
    private boolean any;

    Started(Consumer<String> to) {
      this.to = to;
    }

    @Override
    public void accept(String piece) {
      any |= !piece.isBlank();
      to.accept(piece);
    }
  }
}
