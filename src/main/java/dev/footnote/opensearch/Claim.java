package dev.footnote.opensearch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Keeps writers apart, by compare and swap of the document with the state of the index. */
final class Claim {
  /** How long it holds unless it is renewed; it is before each call. */
  private static final Duration HOLDS = Duration.ofMinutes(5);

  private final Place place;
  private final Clock clock;
  private final String writer = UUID.randomUUID().toString();
  private State state = new State("0", Optional.empty());
  private Optional<Place.Sequence> sequence = Optional.empty();

  Claim(Place place, Clock clock) {
    this.place = place;
    this.clock = clock;
  }

  /**
   * Learns the state that later steps build upon.
   *
   * @throws OpenSearchException if another writer holds the index
   */
  State read() {
    Optional<Place.Document> document = place.get(Schema.STATE);
    state = document.map(d -> State.of(d.source())).orElse(state);
    sequence = document.map(Place.Document::sequence);
    state.claim().filter(claim -> clock.instant().isBefore(claim.until())).ifPresent(claim -> {
      throw new OpenSearchException("The index " + place.where() + " is being written by another process. Wait for it; if it"
          + " was killed, run this again after " + claim.until() + ".");
    });
    return state;
  }

  /** @throws OpenSearchException if another writer has changed the index since it was read */
  void take() {
    swap(new State(state.content(), Optional.of(new State.Claim(writer, clock.instant().plus(HOLDS)))));
  }

  /** Long before it ends: what comes next may take its time. */
  void renew() {
    if (state.claim().filter(c -> clock.instant().isBefore(c.until().minus(HOLDS.dividedBy(2)))).isEmpty()) {
      take();
    }
  }

  /** @param content of the index as it is given back */
  void release(String content) {
    swap(new State(content, Optional.empty()));
  }

  /** Lets the next writer begin, and mend, at once. */
  void giveUp(OpenSearchException cause) {
    try {
      swap(new State(state.content(), Optional.of(new State.Claim(writer, clock.instant()))));
    } catch (OpenSearchException e) {
      cause.addSuppressed(e);
    }
  }

  /** Puts a state in the place of the one that is known here. */
  private void swap(State next) {
    Optional<Place.Sequence> done = place.replace(Schema.STATE, sequence, next.json());
    if (done.isEmpty()) { // it may have been done by a call whose answer was lost
      done = place.get(Schema.STATE).filter(d -> State.of(d.source()).equals(next))
          .map(Place.Document::sequence);
    }
    sequence = Optional.of(done.orElseThrow(() -> new OpenSearchException("Another process has changed the index "
        + place.where() + " while this one worked on it. Run it again: what is there already is skipped.")));
    state = next;
  }
}
