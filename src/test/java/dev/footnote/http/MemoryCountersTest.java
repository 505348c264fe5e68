package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryCountersTest extends CountersContract {
  private final SetClock clock = new SetClock(Instant.parse("2026-01-31T23:30:00Z"));
  private final MemoryCounters counters = new MemoryCounters(clock);

  @Override
  protected Counters counters() {
    return counters;
  }

  @Test
  void whatHasExpiredMakesRoom() {
    for (int i = 0; i < MemoryCounters.MOST; i++) {
      counters.add("key:a", "requests#" + i, 1, clock.instant().plusSeconds(60));
    }
    clock.pass(Duration.ofSeconds(61));
    counters.add("key:a", "requests#next", 1, clock.instant().plusSeconds(60));
    assertEquals(0, counters.add("key:a", "requests#0", 0, clock.instant().plusSeconds(60)));
  }
}
