package dev.footnote;

import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.Snapshots;
import dev.footnote.lucene.LuceneIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The published index, copied into a fresh temporary folder and verified by its manifest. */
final class SnapshotLoader implements IndexLoader {
  private static final Logger LOG = System.getLogger("dev.footnote");

  private final Wiring wiring;
  private final Snapshots snapshots;
  private final Runnable disconnect;

  SnapshotLoader(Wiring wiring, Snapshots snapshots, Runnable disconnect) {
    this.wiring = wiring;
    this.snapshots = snapshots;
    this.disconnect = disconnect;
  }

  @Override
  public Optional<Loaded> newer(Optional<String> name) {
    return snapshots.latest().filter(manifest -> !name.equals(Optional.of(manifest.name()))).map(this::fetch);
  }

  private Loaded fetch(Manifest manifest) {
    long start = System.nanoTime();
    Path folder = temporary();
    try {
      snapshots.fetch(manifest, folder);
      LuceneIndex index = wiring.open(folder);
      LOG.log(Level.INFO, "index {0} fetched: sequence {1}, {2} bytes, {3} ms", manifest.name(), manifest.sequence(),
          manifest.files().stream().mapToLong(Manifest.File::bytes).sum(), (System.nanoTime() - start) / 1_000_000);
      return new Loaded(manifest.name(), wiring.service(index, false), () -> {
        index.close();
        Folders.delete(folder);
      });
    } catch (RuntimeException e) {
      Folders.delete(folder);
      throw e;
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("footnote-index-");
    } catch (IOException e) {
      throw new UncheckedIOException("there is no room for an index in the temporary folder", e);
    }
  }

  @Override
  public void close() {
    disconnect.run();
  }
}
