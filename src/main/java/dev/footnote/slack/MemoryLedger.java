package dev.footnote.slack;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ledger of one process; gone with it. What has expired is dropped each time that there are twice as many entries. */
public final class MemoryLedger implements Ledger {
  private static final int LEAST = 10_000;

  private record Kept(Entry entry, Instant expires) {}

  private final Clock clock;
  private final Map<String, Kept> entries = new HashMap<>();
  private int most = LEAST;

  public MemoryLedger(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key)).filter(kept -> kept.expires.isAfter(clock.instant())).map(Kept::entry);
  }

  @Override
  public synchronized boolean write(String key, String text, long revision, Instant expires) {
    if (find(key).map(Entry::revision).orElse(0L) != revision) {
      return false;
    }
    if (entries.size() >= most) {
      Instant now = clock.instant();
      entries.values().removeIf(kept -> !kept.expires.isAfter(now));
      most = Math.max(LEAST, 2 * entries.size());
    }
    entries.put(key, new Kept(new Entry(text, revision + 1), expires));
    return true;
  }
}
