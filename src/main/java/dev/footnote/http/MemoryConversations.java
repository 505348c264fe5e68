package dev.footnote.http;

import dev.footnote.answer.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversations of this process; of more than {@value #MOST} the ones not used for longest are dropped. */
public final class MemoryConversations implements Conversations {
  static final int MOST = 1_000;

  private final Clock clock;
  private final Duration kept;
  private final Map<Name, Talk> talks = new LinkedHashMap<>(16, 0.75f, true);

  private record Name(String owner, String id) {}

  /** @param forgotten when it was; empty if it has not been */
  private record Talk(List<Turn> turns, Instant expires, Optional<Instant> forgotten) {}

  /** @param kept how long after its last turn a conversation is remembered */
  public MemoryConversations(Clock clock, Duration kept) {
    this.clock = clock;
    this.kept = kept;
  }

  @Override
  public synchronized List<Turn> turns(String owner, String id) {
    return talk(new Name(owner, id)).map(Talk::turns).orElse(List.of());
  }

  @Override
  public synchronized void add(String owner, String id, Turn turn, Instant asked) {
    Name name = new Name(owner, id);
    Optional<Talk> talk = talk(name);
    if (talk.flatMap(Talk::forgotten).filter(at -> !asked.isAfter(at)).isPresent()) {
      return;
    }
    put(name, new Talk(Turns.with(talk.map(Talk::turns).orElse(List.of()), turn), clock.instant().plus(kept),
        Optional.empty()));
  }

  @Override
  public synchronized void forget(String owner, String id) {
    put(new Name(owner, id), new Talk(List.of(), clock.instant().plus(kept), Optional.of(clock.instant())));
  }

  private Optional<Talk> talk(Name name) {
    return Optional.ofNullable(talks.get(name)).filter(talk -> clock.instant().isBefore(talk.expires));
  }

  private void put(Name name, Talk talk) {
    talks.put(name, talk);
    if (talks.size() > MOST) {
      talks.remove(talks.keySet().iterator().next());
    }
  }
}
