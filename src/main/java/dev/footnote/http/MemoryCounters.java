package dev.footnote.http;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Sums of this process. Those that have expired are dropped once there are more than {@value #MOST}. */
public final class MemoryCounters implements Counters {
  static final int MOST = 10_000;

  private final Clock clock;
  private final Map<Name, Sum> sums = new HashMap<>();

  private record Name(String owner, String window) {}

  private record Sum(long amount, Instant expires) {}

  public MemoryCounters(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized long add(String owner, String window, long amount, Instant expires) {
    Name name = new Name(owner, window);
    Sum before = sums.get(name);
    long sum = (before == null ? 0 : before.amount) + amount;
    if (sums.size() >= MOST) {
      Instant now = clock.instant();
      sums.values().removeIf(old -> !now.isBefore(old.expires));
    }
    sums.put(name, new Sum(sum, expires));
    return sum;
  }
}
