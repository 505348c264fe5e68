package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Counters} must do. */
public abstract class CountersContract {
  private static final Instant LATER = Instant.parse("2126-01-31T23:30:00Z");

  /** Empty, the same one throughout a test. */
  protected abstract Counters counters();

  @Test
  void tellsTheSumWithWhatWasAdded() {
    assertEquals(0, counters().add("key:a", "requests#1", 0, LATER));
    assertEquals(3, counters().add("key:a", "requests#1", 3, LATER));
    assertEquals(3, counters().add("key:a", "requests#1", 0, LATER));
    assertEquals(3_000_000_003L, counters().add("key:a", "requests#1", 3_000_000_000L, LATER));
  }

  @Test
  void ownersAndWindowsAreApart() {
    counters().add("key:a", "requests#1", 1, LATER);
    assertEquals(1, counters().add("key:b", "requests#1", 1, LATER));
    assertEquals(1, counters().add("key:a", "requests#2", 1, LATER));
    assertEquals(1, counters().add("key:a", "tokens#1", 1, LATER));
  }

  @Test
  void thoseWhoAddAtOneTimeLoseNothing() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(threads.submit(() -> counters().add("key:a", "requests#1", 1, LATER)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertEquals(40, counters().add("key:a", "requests#1", 0, LATER));
  }
}
