package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.ingest.Deliveries.Message;
import dev.footnote.ingest.Deliveries.Told;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.retrieve.HashEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesTest {
  @TempDir Path temp;
  private final MemoryObjects bucket = new MemoryObjects();
  private final Map<String, List<ObjectEvent>> bodies = new HashMap<>();
  private final List<String> dead = new ArrayList<>();
  private final FailingSnapshots snapshots = new FailingSnapshots();
  private final SharedIndex<LuceneWriter> shared =
      new SharedIndex<>(snapshots, folder -> LuceneWriter.open(folder, "hash", 8), this::folder, _ -> {}, 3);
  private boolean graveBroken;
  private final Deliveries deliveries = new Deliveries(shared,
      new ObjectIngester(bucket, MemoryObjects.parser(), new HashEmbedder(), Clock.systemUTC()), new MemoryTombstones(),
      body -> bodies.containsKey(body) ? new Told.Events(bodies.getOrDefault(body, List.of()))
          : new Told.Nonsense(new Tracked.Reason("bad_json", "nonsense")),
      (message, reason) -> {
        if (graveBroken) {
          throw new IllegalStateException("no room");
        }
        dead.add(message.id() + " " + reason.code());
      });

  @AfterEach
  void close() {
    shared.close();
  }

  private Path folder() {
    try {
      return Files.createTempDirectory(temp, "copy");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Message message(String id, int receives, ObjectEvent... events) {
    bodies.put("body " + id, List.of(events));
    return new Message(id, "body " + id, receives);
  }

  private static final class FailingSnapshots implements Snapshots {
    final MemorySnapshots real = new MemorySnapshots();
    boolean fail;

    @Override
    public Manifest publish(Path folder) {
      return real.publish(folder);
    }

    @Override
    public Optional<Manifest> replace(Optional<Manifest> base, Path folder) {
      if (fail) {
        throw new SnapshotException("the store is down");
      }
      return real.replace(base, folder);
    }

    @Override
    public Optional<Manifest> latest() {
      return real.latest();
    }

    @Override
    public void fetch(Manifest manifest, Path folder) {
      real.fetch(manifest, folder);
    }
  }

  @Test
  void whatWasPublishedIsDoneWith() {
    var handled = deliveries.handle(List.of(message("1", 1, bucket.put("k", "a Alpha.")), message("2", 1)));
    assertEquals(Set.of(), handled.again());
    assertEquals(1, snapshots.latest().orElseThrow().sequence());
    assertEquals(List.of(), dead);
  }

  @Test
  void whatCannotBeUnderstoodOrTakenIsBuriedWithItsReasonAtOnce() {
    ObjectEvent bad = bucket.put("k", "!");
    var handled = deliveries.handle(List.of(new Message("1", "{{", 1), message("2", 1, bad),
        message("3", 1, bucket.put("l", "a Alpha."))));
    assertEquals(Set.of(), handled.again());
    assertEquals(List.of("1 bad_json", "2 bad"), dead);
    deliveries.handle(List.of(message("4", 1, bad)));
    assertEquals(2, dead.size(), "a copy of it adds nothing");
    deliveries.handle(List.of(message("2", 2, bad)));
    assertEquals("2 bad", dead.get(2), "delivered again, it may not have been buried the first time");
  }

  @Test
  void copiesInOneBatchLeaveOneLetter() {
    ObjectEvent older = bucket.put("k", "a Alpha.");
    ObjectEvent bad = bucket.put("k", "!");
    deliveries.handle(List.of(message("1", 1, bad), message("2", 1, older), message("3", 1, bad)));
    assertEquals(List.of("1 bad"), dead);
  }

  @Test
  void whatWasNotPublishedComesAgainAndIsGivenUpInTheEnd() {
    snapshots.fail = true;
    ObjectEvent event = bucket.put("k", "a Alpha.");
    assertEquals(Set.of("1"), deliveries.handle(List.of(message("1", 4, event))).again());
    assertEquals(List.of(), dead);
    assertEquals(Set.of(), deliveries.handle(List.of(message("1", 5, event))).again());
    assertEquals(List.of("1 not_published"), dead);
  }

  @Test
  void oneObjectThatCannotBeReadDoesNotHoldUpAnother() {
    ObjectEvent good = bucket.put("k", "a Alpha.");
    deliveries.handle(List.of(message("1", 1, good)));
    bucket.broken = true;
    assertEquals(Set.of("2"), deliveries.handle(List.of(message("2", 1, bucket.put("l", "b Beta.")),
        message("3", 1, good))).again());
  }

  @Test
  void whatCannotBeBuriedComesAgain() {
    graveBroken = true;
    assertEquals(Set.of("1"), deliveries.handle(List.of(new Message("1", "{{", 9))).again());
  }
}
