package dev.footnote.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Idempotency keys of this process; of more than {@value #MOST} the oldest are dropped. */
public final class MemoryIdempotency implements Idempotency {
  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** How long a request may be under way: the longest deadline and some. */
  public static final Duration LEASE = Duration.ofSeconds(330);

  static final int MOST = 1_000;

  private final Clock clock;
  private final Map<Name, Entry> entries = new LinkedHashMap<>();

  private record Name(String caller, String key) {}

  private record Entry(String fingerprint, String ticket, Optional<String> body, Instant until) {}

  public MemoryIdempotency(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Claim claim(String caller, String key, String fingerprint) {
    Name name = new Name(caller, key);
    Entry entry = entries.get(name);
    if (entry == null || !clock.instant().isBefore(entry.until)) {
      Entry mine = new Entry(fingerprint, UUID.randomUUID().toString(), Optional.empty(), clock.instant().plus(LEASE));
      entries.remove(name); // so that it stands last
      entries.put(name, mine);
      if (entries.size() > MOST) {
        entries.remove(entries.keySet().iterator().next());
      }
      return new Claim.Mine(mine.ticket);
    }
    if (!entry.fingerprint.equals(fingerprint)) {
      return new Claim.Other();
    }
    return entry.body.<Claim>map(Claim.Done::new).orElseGet(Claim.UnderWay::new);
  }

  @Override
  public synchronized void keep(String caller, String key, String ticket, String body) {
    entries.computeIfPresent(new Name(caller, key), (_, entry) -> entry.ticket.equals(ticket)
        ? new Entry(entry.fingerprint, ticket, Optional.of(body), clock.instant().plus(KEPT)) : entry);
  }

  @Override
  public synchronized void release(String caller, String key, String ticket) {
    Name name = new Name(caller, key);
    Entry entry = entries.get(name);
    if (entry != null && entry.ticket.equals(ticket)) {
      entries.remove(name);
    }
  }
}
