package dev.footnote.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Json;
import dev.footnote.slack.Allowance.Ruling;
import dev.footnote.slack.Ledger.Entry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who works on which question, so that each is answered once. An entry goes from {@code RECEIVED} (an endpoint saw it) to
 * {@code HANDED} (it is safe in the queue) to {@code WORKING} (leased until a time) to {@code DONE}; an edit begins again.
 * Thread-safe.
 */
final class Leases {
  /** How long an answered question is remembered: edits, late deliveries and buttons find it. */
  static final Duration KEPT = Duration.ofDays(30);

  private enum State { RECEIVED, HANDED, WORKING, DONE }

  private record Kept(String version, State state, long until, List<String> posted, Ruling ruling) {}

  /** What came of trying to lease a question. */
  sealed interface Taken {
    /** It is ours until the lease ends. */
    record Ours(Lease lease) implements Taken {}

    /** @param rest until the lease of another ends */
    record Busy(Duration rest) implements Taken {}

    /** It is answered, or a later wording of it is. */
    record Settled() implements Taken {}
  }

  /**
   * The right to answer a question.
   *
   * @param revision of the entry that this right was written with
   * @param again whether an earlier attempt, which may have posted something, did not end
   * @param posted time stamps of our messages that are known, in order
   * @param ruling what the allowance said of this version
   */
  record Lease(String key, String version, long revision, boolean again, List<String> posted, Ruling ruling) {
    Lease {
      posted = List.copyOf(posted);
    }

    /** The same, and the next time that it is noted, finished or released the ruling is kept. */
    Lease ruled(Ruling said) {
      return new Lease(key, version, revision, again, posted, said);
    }
  }

  private final Ledger ledger;
  private final Clock clock;
  private final Duration length;

  /** @param length of a lease: longer than the longest work, shorter than the wait until a queue delivers again */
  Leases(Ledger ledger, Clock clock, Duration length) {
    this.ledger = ledger;
    this.clock = clock;
    this.length = length;
  }

  /**
   * Records that a question came in.
   *
   * @return whether it is to be handed over: it is new, or who saw it first may have died before handing it over
   */
  boolean record(Ask ask) {
    Kept fresh = new Kept(ask.version(), State.RECEIVED, 0, List.of(), Ruling.OPEN);
    if (!ask.isEdit() && write(ask.key(), fresh, 0)) {
      return true;
    }
    Optional<Entry> entry = ledger.find(ask.key());
    Optional<Kept> kept = entry.map(e -> read(e.text()));
    if (kept.isEmpty() || isNewer(ask.version(), kept.get().version)) {
      return true;
    }
    return kept.get().version.equals(ask.version()) && kept.get().state == State.RECEIVED;
  }

  /** Records that a question is safe; does nothing if a worker was quicker. */
  void handed(Ask ask) {
    if (!ask.isEdit()) {
      write(ask.key(), new Kept(ask.version(), State.HANDED, 0, List.of(), Ruling.OPEN), 1);
    }
  }

  /** Whether anything is known of a message: that it was a question to us. */
  boolean knows(String key) {
    return ledger.find(key).isPresent();
  }

  /** Leases a question, unless somebody else has it or it is settled. */
  Taken take(Ask ask) {
    for (int attempt = 0; attempt < 20; attempt++) {
      Optional<Entry> entry = ledger.find(ask.key());
      Optional<Kept> kept = entry.map(e -> read(e.text()));
      if (kept.isPresent()) {
        Kept now = kept.get();
        boolean newer = isNewer(ask.version(), now.version);
        if (!newer && (!now.version.equals(ask.version()) || now.state == State.DONE)) {
          return new Taken.Settled();
        }
        if (now.state == State.WORKING && now.until > clock.millis()) {
          return new Taken.Busy(Duration.ofMillis(now.until - clock.millis()));
        }
      }
      List<String> posted = kept.map(Kept::posted).orElse(List.of());
      Ruling ruling = kept.filter(k -> k.version.equals(ask.version())).map(Kept::ruling).orElse(Ruling.OPEN);
      long revision = entry.map(Entry::revision).orElse(0L);
      if (write(ask.key(), working(ask.version(), posted, ruling), revision)) {
        boolean again = kept.filter(k -> k.state == State.WORKING).isPresent();
        return new Taken.Ours(new Lease(ask.key(), ask.version(), revision + 1, again, posted, ruling));
      }
    }
    return new Taken.Busy(Duration.ofSeconds(1)); // others write faster than we: let them
  }

  /**
   * Notes what was posted and makes sure that the lease is still ours.
   *
   * @return the lease from now on; empty if it was lost, and then nothing more may be posted
   */
  Optional<Lease> note(Lease lease, List<String> posted) {
    return write(lease.key, working(lease.version, posted, lease.ruling), lease.revision)
        ? Optional.of(new Lease(lease.key, lease.version, lease.revision + 1, lease.again, posted, lease.ruling))
        : Optional.empty();
  }

  /** Ends the work for good. Does nothing if the lease was lost. */
  void finish(Lease lease) {
    write(lease.key, new Kept(lease.version, State.DONE, 0, lease.posted, lease.ruling), lease.revision);
  }

  /** Gives the question back at once, for the next delivery to take up. */
  void release(Lease lease) {
    write(lease.key, new Kept(lease.version, State.WORKING, 0, lease.posted, lease.ruling), lease.revision);
  }

  private Kept working(String version, List<String> posted, Ruling ruling) {
    return new Kept(version, State.WORKING, clock.millis() + length.toMillis(), posted, ruling);
  }

  private static boolean isNewer(String version, String than) {
    return new BigDecimal(version).compareTo(new BigDecimal(than)) > 0;
  }

  private boolean write(String key, Kept kept, long revision) {
    ObjectNode node = Json.object().put("version", kept.version).put("state", kept.state.name()).put("until", kept.until)
        .put("ruling", kept.ruling.name());
    ArrayNode posted = node.putArray("posted");
    kept.posted.forEach(posted::add);
    Instant expires = clock.instant().plus(KEPT);
    return ledger.write(key, Json.text(node), revision, expires);
  }

  private static Kept read(String text) {
    JsonNode node = SlackJson.read(text);
    List<String> posted = new ArrayList<>();
    node.path("posted").forEach(ts -> posted.add(ts.asText()));
    return new Kept(node.path("version").asText(), State.valueOf(node.path("state").asText()), node.path("until").asLong(),
        posted, Ruling.valueOf(node.path("ruling").asText(Ruling.OPEN.name())));
  }
}
