package dev.footnote.ingest;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Heeds messages of a queue that tell of objects. Each message ends in one of three ways:
 *
 * <ul>
 *   <li>acknowledged, once an index that holds what it told is in force;
 *   <li>given again later, since something failed that may not fail then;
 *   <li>put into the dead-letter queue with its reason, and acknowledged once it is there: it cannot be understood, its
 *       object holds nothing that can be taken, or it failed {@value #MOST_RECEIVES} times.
 * </ul>
 */
public final class Deliveries {
  /** After so many deliveries a message is given up. The queue's own limit is higher: it is for a process that dies. */
  public static final int MOST_RECEIVES = 5;

  private static final Logger LOG = System.getLogger("dev.footnote.ingest");

  private final SharedIndex<? extends TrackedIndex> shared;
  private final ObjectIngester ingester;
  private final Tombstones tombstones;
  private final Reader reader;
  private final DeadLetters deadLetters;

  /**
   * A message as it was delivered.
   *
   * @param id names it while it is delivered
   * @param receives how often it was delivered by now, from 1
   */
  public record Message(String id, String body, int receives) {}

  /** What a message says. */
  public sealed interface Told {
    /** These events; none if the message is no news, such as the queue's test message. */
    record Events(List<ObjectEvent> events) implements Told {
      public Events {
        events = List.copyOf(events);
      }
    }

    /** Nothing that can be understood. */
    record Nonsense(Tracked.Reason reason) implements Told {}
  }

  /** Reads the bodies of messages; never throws for what they hold. */
  @FunctionalInterface
  public interface Reader {
    Told read(String body);
  }

  /** Where messages go that cannot be heeded. */
  @FunctionalInterface
  public interface DeadLetters {
    /** @throws RuntimeException if it is not there for certain */
    void put(Message message, Tracked.Reason reason);
  }

  /** What became of a batch. */
  public record Handled(Set<String> again, int deadLettered, Optional<Heeded> heeded) {}

  public Deliveries(SharedIndex<? extends TrackedIndex> shared, ObjectIngester ingester, Tombstones tombstones,
      Reader reader, DeadLetters deadLetters) {
    this.shared = shared;
    this.ingester = ingester;
    this.tombstones = tombstones;
    this.reader = reader;
    this.deadLetters = deadLetters;
  }

  /** Heeds some messages and publishes once for all of them. Names those to be given again; the others are done with. */
  public Handled handle(List<Message> messages) {
    Map<Message, Tracked.Reason> dead = new LinkedHashMap<>();
    Map<Message, Tracked.Reason> failed = new LinkedHashMap<>();
    Map<Message, List<ObjectEvent>> told = new LinkedHashMap<>();
    for (Message message : messages) {
      switch (reader.read(message.body)) {
        case Told.Nonsense nonsense -> dead.put(message, nonsense.reason());
        case Told.Events events -> told.put(message, events.events());
      }
    }
    Optional<Heeded> heeded = Optional.empty();
    try {
      List<ObjectEvent> all = told.values().stream().flatMap(List::stream).toList();
      heeded = all.isEmpty() ? Optional.empty() : Optional.of(publish(all));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "nothing of " + told.size() + " messages was published", e);
      Tracked.Reason reason = new Tracked.Reason("not_published", String.valueOf(e.getMessage()));
      told.keySet().forEach(message -> failed.put(message, reason));
    }
    if (heeded.isPresent()) {
      sort(told, heeded.get(), dead, failed);
    }
    Set<String> again = new LinkedHashSet<>();
    failed.forEach((message, reason) -> {
      if (message.receives >= MOST_RECEIVES) {
        dead.put(message, reason);
      } else {
        again.add(message.id);
      }
    });
    return new Handled(again, bury(dead, again), heeded);
  }

  private Heeded publish(List<ObjectEvent> events) {
    return shared.change(index -> ingester.heed(index, events, tombstones.read())).result();
  }

  private static void sort(Map<Message, List<ObjectEvent>> told, Heeded heeded, Map<Message, Tracked.Reason> dead,
      Map<Message, Tracked.Reason> failed) {
    Map<String, String> newest = ObjectIngester.newest(told.values().stream().flatMap(List::stream).toList());
    told.forEach((message, events) -> {
      for (ObjectEvent event : events) {
        switch (heeded.outcomes().get(event.key())) {
          case null -> throw new IllegalStateException("nothing became of " + event);
          case Heeded.Outcome.Done _ -> {}
          // Delivered again, it may have been heeded by a process that died before it could bury the message.
          case Heeded.Outcome.Known known -> known.fault().filter(_ -> message.receives > 1)
              .ifPresent(reason -> dead.put(message, reason));
          case Heeded.Outcome.Useless useless -> {
            if (newest.remove(event.key(), event.sequencer())) { // one letter, though copies may come in one batch
              dead.put(message, useless.reason());
            }
          }
          case Heeded.Outcome.Again again -> failed.put(message, again.reason());
        }
      }
    });
  }

  private int bury(Map<Message, Tracked.Reason> dead, Set<String> again) {
    List<String> buried = new ArrayList<>();
    dead.forEach((message, reason) -> {
      try {
        deadLetters.put(message, reason);
        buried.add(message.id);
        LOG.log(Level.WARNING, "message {0} is dead: {1}", message.id, reason.code());
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "message " + message.id + " cannot be buried and will come again", e);
        again.add(message.id);
      }
    });
    return buried.size();
  }
}
