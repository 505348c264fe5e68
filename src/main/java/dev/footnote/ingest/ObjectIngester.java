package dev.footnote.ingest;

import dev.footnote.news.Source;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Withdrawals;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes an index follow the objects of a bucket.
 *
 * <p>An event is a reason to look at an object, not a thing to be done: the object is read as it is at that moment, after
 * the index was, so that what is written is never older than what it replaces. Two objects may offer an article of one
 * id; the one with the smaller key supplies it, and when that goes the next steps in. So the index depends on what the
 * bucket holds, and not on the order in which it was told.
 */
public final class ObjectIngester {
  /** Longer than a queue keeps a message, so that no late event finds its object forgotten. */
  private static final Duration REMEMBERED = Duration.ofDays(15);

  private final Objects objects;
  private final ObjectParser parser;
  private final Embedder embedder;
  private final Clock clock;

  public ObjectIngester(Objects objects, ObjectParser parser, Embedder embedder, Clock clock) {
    this.objects = objects;
    this.parser = parser;
    this.embedder = embedder;
    this.clock = clock;
  }

  /**
   * Heeds events; the caller commits.
   *
   * @throws IngestException if it must all be done again
   */
  public Heeded heed(TrackedIndex index, Collection<ObjectEvent> events, Withdrawals withdrawals) {
    Pass pass = new Pass(index, withdrawals);
    newest(events).forEach(pass::heed);
    return pass.finish(0);
  }

  /** The newest sequencer of each key. */
  static Map<String, String> newest(Collection<ObjectEvent> events) {
    Map<String, String> newest = new LinkedHashMap<>();
    events.forEach(e -> newest.merge(e.key(), e.sequencer(), (a, b) -> Sequencers.compare(a, b) < 0 ? b : a));
    return newest;
  }

  /**
   * Compares every object with what the index has seen of it, and repairs what no event told.
   *
   * @param most objects to be read in this pass
   * @throws IngestException if it must all be done again
   */
  public Heeded sweep(TrackedIndex index, int most, Withdrawals withdrawals) {
    Map<String, String> stale = new TreeMap<>();
    Map<String, Tracked> unlisted = new HashMap<>();
    index.tracked().forEach(tracked -> unlisted.put(tracked.key(), tracked));
    objects.list(listed -> {
      Tracked seen = unlisted.remove(listed.key());
      if (seen == null || seen.gone().isPresent() || !seen.etag().equals(listed.etag())) {
        stale.put(listed.key(), seen == null ? "" : seen.sequencer());
      }
    });
    for (Tracked seen : unlisted.values()) {
      if (seen.gone().isEmpty()) {
        stale.put(seen.key(), seen.sequencer());
      } else if (seen.gone().get().isBefore(clock.instant().minus(REMEMBERED))) {
        index.untrack(seen.key());
      }
    }
    Pass pass = new Pass(index, withdrawals);
    pass.missing().forEach(seen -> stale.put(seen.key(), seen.sequencer()));
    stale.entrySet().stream().limit(most).forEach(object -> pass.look(object.getKey(), object.getValue()));
    return pass.finish(Math.max(0, stale.size() - most));
  }

  /** One pass over one index. */
  private final class Pass {
    private final TrackedIndex index;
    private final Withdrawals withdrawals;
    private final Ingester ingester;
    private final Map<String, TreeSet<String>> offers = new HashMap<>();
    private final Map<String, Heeded.Outcome> outcomes = new LinkedHashMap<>();
    private final Deque<String> orphaned = new ArrayDeque<>();
    private int deleted;

    Pass(TrackedIndex index, Withdrawals withdrawals) {
      this.index = index;
      this.withdrawals = withdrawals;
      this.ingester = new Ingester(embedder, index, (_, _) -> {}, withdrawals);
      index.tracked().forEach(object -> object.articles().forEach(id -> offer(id, object.key())));
    }

    private void offer(String id, String key) {
      offers.computeIfAbsent(id, _ -> new TreeSet<>()).add(key);
    }

    /** Objects that should supply an article which the index does not hold, such as one that was reinstated. */
    List<Tracked> missing() {
      return index.tracked().stream().filter(object -> object.articles().stream().anyMatch(id ->
          index.fingerprint(id).isEmpty() && withdrawals.of(Source.keyOf(id)).isEmpty()
              && offers.getOrDefault(id, new TreeSet<>(List.of(""))).first().equals(object.key()))).toList();
    }

    void heed(String key, String sequencer) {
      Optional<Tracked> seen = index.tracked(key);
      if (seen.isPresent() && seen.get().covers(sequencer)) {
        outcomes.put(key, new Heeded.Outcome.Known(seen.get().fault()));
      } else {
        look(key, sequencer);
      }
    }

    void look(String key, String sequencer) {
      Tracked before = index.tracked(key)
          .orElse(new Tracked(key, "", "", List.of(), Optional.empty(), Optional.empty()));
      try {
        outcomes.put(key, take(before, sequencer));
      } catch (IngestException e) {
        outcomes.put(key, new Heeded.Outcome.Again(new Tracked.Reason("unreadable", String.valueOf(e.getMessage()))));
      }
      while (!orphaned.isEmpty()) { // articles that another object has offered all along
        Tracked other = index.tracked(orphaned.removeFirst()).orElseThrow();
        take(other, other.sequencer());
      }
    }

    private Heeded.Outcome take(Tracked before, String sequencer) {
      String key = before.key();
      Optional<Objects.Content> content = objects.read(key);
      if (content.isEmpty()) {
        release(before, List.of());
        index.track(new Tracked(key, sequencer, "", List.of(), Optional.empty(), Optional.of(clock.instant())));
        return new Heeded.Outcome.Done();
      }
      List<Received> received = content.get().size() > Objects.LARGEST ? List.of(tooLarge(key, content.get().size()))
          : parser.parse(key, content.get().bytes());
      List<String> ids = ids(received);
      ids.forEach(id -> offer(id, key));
      int failed = ingester.report().deadLetters().size();
      Set<String> taken = new HashSet<>();
      ingester.take(sink -> received.forEach(item -> sink.accept(owned(item, key, taken))));
      release(before, ids);
      List<Received.Rejected> letters = ingester.report().deadLetters();
      if (letters.size() > failed) {
        // What was put is remembered, but neither the event nor the content counts as heeded.
        index.track(new Tracked(key, before.sequencer(), "", ids, Optional.empty(), Optional.empty()));
        return new Heeded.Outcome.Again(reason(letters.getLast()));
      }
      Optional<Tracked.Reason> fault = ids.isEmpty() ? Optional.of(fault(received)) : Optional.empty();
      index.track(new Tracked(key, sequencer, content.get().etag(), ids, fault, Optional.empty()));
      if (fault.isPresent() && before.fault().isPresent() && before.etag().equals(content.get().etag())) {
        return new Heeded.Outcome.Known(fault); // an earlier event found this very content useless and told of it
      }
      return fault.<Heeded.Outcome>map(Heeded.Outcome.Useless::new).orElseGet(Heeded.Outcome.Done::new);
    }

    private Received owned(Received item, String key, Set<String> taken) {
      if (!(item instanceof Received.Accepted accepted)) {
        return item;
      }
      if (!taken.add(accepted.article().id())) {
        return new Received.Rejected(accepted.origin(), "duplicate_id", "article id " + accepted.article().id()
            + " is there twice in this object; ids must differ: give this one another id");
      }
      String owner = offers.getOrDefault(accepted.article().id(), new TreeSet<>(List.of(key))).first();
      return owner.equals(key) ? item : new Received.Rejected(accepted.origin(), "duplicate_id", "article id "
          + accepted.article().id() + " is given by " + owner + "; ids must differ: give this one another id");
    }

    /** Takes away what the object does not offer any more; what another one offers too is read from there. */
    private void release(Tracked before, List<String> kept) {
      for (String id : before.articles()) {
        if (kept.contains(id)) {
          continue;
        }
        TreeSet<String> others = offers.getOrDefault(id, new TreeSet<>());
        boolean owned = !others.isEmpty() && others.first().equals(before.key());
        others.remove(before.key());
        if (owned && index.delete(id)) {
          deleted++;
        }
        if (owned && !others.isEmpty() && !orphaned.contains(others.first())) {
          orphaned.add(others.first());
        }
      }
    }

    Heeded finish(int left) {
      return new Heeded(outcomes, ingester.report(), deleted, left);
    }
  }

  private static List<String> ids(List<Received> received) {
    List<String> ids = new ArrayList<>();
    for (Received item : received) {
      if (item instanceof Received.Accepted accepted && !ids.contains(accepted.article().id())) {
        ids.add(accepted.article().id());
      }
    }
    return ids;
  }

  private static Tracked.Reason fault(List<Received> received) {
    return received.stream().filter(Received.Rejected.class::isInstance).map(item -> reason((Received.Rejected) item))
        .findFirst().orElse(new Tracked.Reason("empty", "the object holds no article"));
  }

  private static Tracked.Reason reason(Received.Rejected rejected) {
    return new Tracked.Reason(rejected.code(), rejected.origin() + ": " + rejected.message());
  }

  private static Received tooLarge(String key, long size) {
    return new Received.Rejected(key, "too_large", "the object has " + size + " bytes; one may have " + Objects.LARGEST
        + ": split it");
  }
}
