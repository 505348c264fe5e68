package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Snapshots} must do. */
public abstract class SnapshotsContract {
  @TempDir Path temp;

  /** An empty store, the same one throughout a test. */
  protected abstract Snapshots snapshots();

  private Path index(String content) throws IOException {
    Path folder = Files.createTempDirectory(temp, "index");
    Files.writeString(folder.resolve("segments_1"), content);
    Files.writeString(folder.resolve("_0.cfs"), "passages");
    return folder;
  }

  @Test
  void anEmptyStoreHasNothing() {
    assertEquals(Optional.empty(), snapshots().latest());
  }

  @Test
  void whatIsPublishedIsTheLatestAndComesBackWhole() throws IOException {
    Manifest manifest = snapshots().publish(index("one"));
    assertEquals(Optional.of(manifest), snapshots().latest());
    assertEquals(List.of("_0.cfs", "segments_1"), manifest.files().stream().map(Manifest.File::name).toList());
    Path copy = Files.createDirectory(temp.resolve("copy"));
    snapshots().fetch(manifest, copy);
    assertEquals("one", Files.readString(copy.resolve("segments_1")));
    assertEquals("passages", Files.readString(copy.resolve("_0.cfs")));
  }

  @Test
  void sequencesRiseByOneAndContentNamesASnapshot() throws IOException {
    Manifest first = snapshots().publish(index("one"));
    Manifest second = snapshots().publish(index("two"));
    assertEquals(1, first.sequence());
    assertEquals(2, second.sequence());
    assertNotEquals(first.name(), second.name());
    assertEquals(first.name(), snapshots().publish(index("one")).name());
  }

  @Test
  void replacesOnlyWhatTheIndexWasMadeFrom() throws IOException {
    Optional<Manifest> first = snapshots().replace(Optional.empty(), index("one"));
    assertEquals(first, snapshots().latest());
    assertEquals(Optional.empty(), snapshots().replace(Optional.empty(), index("two")), "there is one already");
    Optional<Manifest> second = snapshots().replace(first, index("two"));
    assertEquals(2, second.orElseThrow().sequence());
    assertEquals(Optional.empty(), snapshots().replace(first, index("three")), "another was faster");
    assertEquals(second, snapshots().latest());
  }

  @Test
  void anOlderSnapshotCanStillBeFetched() throws IOException {
    Manifest first = snapshots().publish(index("one"));
    snapshots().publish(index("two"));
    Path copy = Files.createDirectory(temp.resolve("copy"));
    snapshots().fetch(first, copy);
    assertEquals("one", Files.readString(copy.resolve("segments_1")));
  }

  @Test
  void aManifestThatDoesNotFitIsRefusedAndNothingIsLeft() throws IOException {
    Manifest good = snapshots().publish(index("one"));
    List<Manifest.File> altered =
        good.files().stream().map(f -> new Manifest.File(f.name(), f.bytes(), "0".repeat(64))).toList();
    Path copy = Files.createDirectory(temp.resolve("copy"));
    assertThrows(SnapshotException.class,
        () -> snapshots().fetch(new Manifest(good.format(), good.sequence(), good.name(), altered), copy));
    try (Stream<Path> left = Files.exists(copy) ? Files.list(copy) : Stream.empty()) {
      assertTrue(left.findAny().isEmpty());
    }
  }
}
