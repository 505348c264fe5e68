package dev.footnote.slack;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ledger of one process; gone with it. */
public final class MemoryLedger implements Ledger {
  private static final int SWEEP = 10_000;

  private record Kept(Entry entry, Instant expires) {}

  private final Clock clock;
  private final Map<String, Kept> entries = new HashMap<>();

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
    if (entries.size() >= SWEEP) {
      Instant now = clock.instant();
      entries.values().removeIf(kept -> !kept.expires.isAfter(now));
    }
    entries.put(key, new Kept(new Entry(text, revision + 1), expires));
    return true;
  }
}
