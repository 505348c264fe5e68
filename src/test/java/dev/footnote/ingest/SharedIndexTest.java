package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.HashEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedIndexTest {
  private final HashEmbedder embedder = new HashEmbedder();
  private final MemorySnapshots snapshots = new MemorySnapshots();
  private final List<Duration> pauses = new ArrayList<>();
  @TempDir Path temp;

  private SharedIndex<LuceneWriter> shared(Snapshots store) {
    return new SharedIndex<>(store, folder -> LuceneWriter.open(folder, "hash", 8), this::folder, pauses::add, 4);
  }

  private Path folder() {
    try {
      return Files.createTempDirectory(temp, "copy");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Report put(PassageIndex index, String id) {
    return new Ingester(embedder, index, (_, _) -> {}).ingest(sink ->
        sink.accept(new Received.Accepted(id, new Article(Source.of(id, ""), "Text of " + id + "."))));
  }

  private List<String> published() {
    Path copy = folder();
    snapshots.fetch(snapshots.latest().orElseThrow(), copy);
    try (LuceneIndex index = LuceneIndex.open(copy, "hash", 8)) {
      return index.page("", 100).stream().map(Article::id).sorted().toList();
    }
  }

  private long copies() throws IOException {
    try (var folders = Files.list(temp)) {
      return folders.count();
    }
  }

  @Test
  void changesOfManyWritersAddUp() {
    try (SharedIndex<LuceneWriter> one = shared(snapshots); SharedIndex<LuceneWriter> two = shared(snapshots)) {
      one.change(index -> put(index, "a"));
      two.change(index -> put(index, "b"));
      one.change(index -> put(index, "c"));
      one.change(index -> put(index, "d"));
    }
    assertEquals(List.of("a", "b", "c", "d"), published());
    assertEquals(4, snapshots.latest().orElseThrow().sequence());
  }

  @Test
  void theSlowerWriterChangesAgainOnTopOfTheFaster() {
    AtomicInteger times = new AtomicInteger();
    try (SharedIndex<LuceneWriter> slow = shared(snapshots); SharedIndex<LuceneWriter> fast = shared(snapshots)) {
      var published = slow.change(index -> {
        if (times.incrementAndGet() <= 2) {
          fast.change(other -> put(other, "fast " + times));
        }
        return put(index, "slow");
      });
      assertEquals(3, published.attempts());
    }
    assertEquals(List.of("fast 1", "fast 2", "slow"), published());
    assertEquals(2, pauses.size());
  }

  @Test
  void givesUpWithARemedyAfterTooManyLostRaces() {
    try (SharedIndex<LuceneWriter> slow = shared(snapshots); SharedIndex<LuceneWriter> fast = shared(snapshots)) {
      AtomicInteger times = new AtomicInteger();
      assertThrows(SnapshotException.class, () -> slow.change(index -> {
        fast.change(other -> put(other, "fast " + times.incrementAndGet()));
        return put(index, "slow");
      }));
    }
    assertEquals(List.of("fast 1", "fast 2", "fast 3", "fast 4"), published());
  }

  @Test
  void aFailedChangeLeavesNothingToBuildUpon() throws IOException {
    try (SharedIndex<LuceneWriter> shared = shared(snapshots)) {
      shared.change(index -> put(index, "a"));
      assertThrows(IllegalStateException.class, () -> shared.change(index -> {
        put(index, "half");
        throw new IllegalStateException("no");
      }));
      assertEquals(0, copies());
      shared.change(index -> put(index, "b"));
      assertEquals(List.of("a", "b"), published());
    }
  }

  @Test
  void whatWasPublishedLastIsNotFetchedAgain() {
    AtomicInteger fetches = new AtomicInteger();
    Snapshots counting = new Snapshots() {
      @Override
      public Manifest publish(Path folder) {
        return snapshots.publish(folder);
      }

      @Override
      public Optional<Manifest> replace(Optional<Manifest> base, Path folder) {
        return snapshots.replace(base, folder);
      }

      @Override
      public Optional<Manifest> latest() {
        return snapshots.latest();
      }

      @Override
      public void fetch(Manifest manifest, Path folder) {
        fetches.incrementAndGet();
        snapshots.fetch(manifest, folder);
      }
    };
    try (SharedIndex<LuceneWriter> shared = shared(counting)) {
      shared.change(index -> put(index, "a"));
      shared.change(index -> put(index, "b"));
      assertEquals(0, fetches.get());
    }
  }

  @Test
  void hundredsOfSmallChangesDoNotScatterTheIndex() {
    try (SharedIndex<LuceneWriter> shared = shared(snapshots)) {
      for (int i = 0; i < 300; i++) {
        int number = i;
        shared.change(index -> put(index, "article " + number));
      }
    }
    int files = snapshots.latest().orElseThrow().files().size();
    assertTrue(files < 100, files + " files");
  }
}
