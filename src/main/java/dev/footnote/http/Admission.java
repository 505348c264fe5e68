package dev.footnote.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets a bounded number of requests at one time to the index; more are turned away, so that those inside stay fast. */
final class Admission {
  private final Supplier<Optional<Service>> service;
  private final Semaphore permits = new Semaphore(Limits.CONCURRENT);

  /** @param service the index as it is now; empty while there is none */
  Admission(Supplier<Optional<Service>> service) {
    this.service = service;
  }

  /** A request that is inside until it is closed, once. */
  final class Visit implements AutoCloseable {
    private final Service service;
    private final AtomicBoolean inside = new AtomicBoolean(true);

    private Visit(Service service) {
      this.service = service;
    }

    Service service() {
      return service;
    }

    @Override
    public void close() {
      if (inside.getAndSet(false)) {
        permits.release();
      }
    }
  }

  /**
   * Enters; the caller must close the visit.
   *
   * @throws Refusal {@code overloaded} or {@code no_index}
   */
  Visit enter() {
    if (!permits.tryAcquire()) {
      throw new Refusal(Fault.OVERLOADED, "More than " + Limits.CONCURRENT + " requests are being answered. Try again.",
          Map.of("retry-after", "1"));
    }
    boolean entered = false;
    try {
      Visit visit = new Visit(service.get().orElseThrow(() -> new Refusal(Fault.NO_INDEX,
          "There is no index yet. Ingest articles, then try again.", Map.of("retry-after", "30"))));
      entered = true;
      return visit;
    } finally {
      if (!entered) {
        permits.release();
      }
    }
  }

  /** Answers inside. */
  <T> T work(Function<Service, T> answer) {
    try (Visit visit = enter()) {
      return answer.apply(visit.service());
    }
  }
}
