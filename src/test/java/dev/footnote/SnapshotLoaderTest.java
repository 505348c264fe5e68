package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.http.IndexUnavailableException;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.MemorySnapshots;
import dev.footnote.ingest.MemoryTombstones;
import dev.footnote.ingest.Received;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.ingest.Snapshots;
import dev.footnote.ingest.Tombstones;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.HashEmbedder;
import dev.footnote.retrieve.Withdrawal;
import dev.footnote.retrieve.Withdrawals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotLoaderTest {
  private static final Withdrawal HARBOUR = new Withdrawal("harbour", "made up", Instant.EPOCH);

  @TempDir Path temp;
  private final MemorySnapshots store = new MemorySnapshots();
  private final ArrayDeque<Manifest> said = new ArrayDeque<>();
  private boolean down;
  private final MemoryTombstones tombstones = new MemoryTombstones();
  private final SnapshotLoader loader = new SnapshotLoader(new Wiring(new HashEmbedder(), 0, Optional.empty(), Callers.open()),
      new Saying(), new Failing(), () -> {});

  private Manifest publish(String... ids) throws IOException {
    Path folder = Files.createTempDirectory(temp, "index");
    try (LuceneWriter writer = LuceneWriter.open(folder, "hash", 8)) {
      new Ingester(new HashEmbedder(), writer, (_, _) -> {}).ingest(sink -> List.of(ids).forEach(id ->
          sink.accept(new Received.Accepted(id, new Article(Source.of(id, ""), "The " + id + " opened.")))));
    }
    return store.publish(folder);
  }

  @Test
  void aDowngradeIsRefused() throws IOException {
    Manifest old = publish("harbour");
    Manifest now = publish("harbour", "mill");
    loader.freshen();
    IndexLoader.Loaded loaded = loader.newer(Optional.empty()).orElseThrow();
    assertEquals(now.name(), loaded.name());
    said.add(old);
    assertTrue(loader.newer(Optional.of(loaded.name())).isEmpty());
    loaded.close().run();
  }

  @Test
  void whatIsCollectedWhileItIsCopiedMakesWayForTheNewest() throws IOException {
    Manifest now = publish("harbour");
    said.add(new Manifest(1, 0, "0".repeat(64), List.of(new Manifest.File("segments_1", 1, "0".repeat(64)))));
    IndexLoader.Loaded loaded = loader.newer(Optional.empty()).orElseThrow();
    assertEquals(now.name(), loaded.name());
    loaded.close().run();
  }

  @Test
  void aWithdrawalHoldsForAnOlderSnapshot() throws IOException {
    publish("harbour", "mill");
    loader.freshen();
    IndexLoader.Loaded loaded = loader.newer(Optional.empty()).orElseThrow();
    assertTrue(loaded.service().articles().byKey(HARBOUR.key()).isPresent());
    tombstones.change(before -> before.plus(List.of(HARBOUR)));
    loader.freshen();
    assertTrue(loaded.service().articles().byKey(HARBOUR.key()).isEmpty());
    down = true;
    loader.freshen();
    assertTrue(loaded.service().articles().byKey(HARBOUR.key()).isEmpty(), "what was known holds while the store is down");
    loader.close();
    assertThrows(SnapshotException.class, loader::freshen);
    assertThrows(IndexUnavailableException.class, () -> loaded.service().articles().count());
    loaded.close().run();
  }

  /** Says first what it was told to. */
  private final class Saying implements Snapshots {
    @Override
    public Manifest publish(Path folder) {
      return store.publish(folder);
    }

    @Override
    public Optional<Manifest> replace(Optional<Manifest> base, Path folder) {
      return store.replace(base, folder);
    }

    @Override
    public Optional<Manifest> latest() {
      return said.isEmpty() ? store.latest() : Optional.of(said.remove());
    }

    @Override
    public void fetch(Manifest manifest, Path folder) {
      store.fetch(manifest, folder);
    }
  }

  private final class Failing implements Tombstones {
    @Override
    public Withdrawals read() {
      if (down) {
        throw new SnapshotException("the store is down");
      }
      return tombstones.read();
    }

    @Override
    public Withdrawals change(UnaryOperator<Withdrawals> change) {
      return tombstones.change(change);
    }
  }
}
