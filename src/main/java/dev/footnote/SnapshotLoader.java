package dev.footnote;

import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.ingest.Snapshots;
import dev.footnote.ingest.Tombstones;
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
  private final KnownWithdrawals withdrawals;
  private long sequence;

  SnapshotLoader(Wiring wiring, Snapshots snapshots, Tombstones tombstones, Runnable disconnect) {
    this.wiring = wiring;
    this.snapshots = snapshots;
    this.disconnect = disconnect;
    this.withdrawals = new KnownWithdrawals(tombstones);
  }

  @Override
  public void freshen() {
    withdrawals.freshen();
  }

  @Override
  public Optional<Loaded> newer(Optional<String> name) {
    return snapshots.latest().filter(manifest -> isNewer(manifest, name)).map(this::fetchOrNewest);
  }

  /** What is older than what this process has served is a mistake of somebody, and no news. */
  private boolean isNewer(Manifest manifest, Optional<String> name) {
    if (name.isPresent() && manifest.sequence() < sequence) {
      LOG.log(Level.ERROR, "sequence {0} was served and sequence {1} is in force now: a downgrade is refused. Publish the"
          + " index again", sequence, manifest.sequence());
      return false;
    }
    return !name.equals(Optional.of(manifest.name()));
  }

  /** A snapshot may be replaced, and in the end collected, while it is being copied: then the newest is copied instead. */
  private Loaded fetchOrNewest(Manifest manifest) {
    try {
      return fetch(manifest);
    } catch (SnapshotException e) {
      Manifest newest = snapshots.latest().filter(now -> now.sequence() > manifest.sequence()).orElseThrow(() -> e);
      return fetch(newest);
    }
  }

  private Loaded fetch(Manifest manifest) {
    long start = System.nanoTime();
    Path folder = temporary();
    try {
      snapshots.fetch(manifest, folder);
      LuceneIndex index = wiring.open(folder);
      LOG.log(Level.INFO, "index {0} fetched: sequence {1}, {2} bytes, {3} ms", manifest.name(), manifest.sequence(),
          manifest.files().stream().mapToLong(Manifest.File::bytes).sum(), (System.nanoTime() - start) / 1_000_000);
      sequence = Math.max(sequence, manifest.sequence());
      return new Loaded(manifest.name(), wiring.service(index, false, withdrawals), () -> {
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
    withdrawals.forget();
    disconnect.run();
  }
}
