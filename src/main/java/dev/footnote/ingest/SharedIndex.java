package dev.footnote.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A published index that many writers change, each without a disk of its own that lasts. Not thread-safe.
 *
 * <ol>
 *   <li>read the manifest in force and fetch what it names, unless it is what this writer published last;
 *   <li>change that copy and commit it;
 *   <li>publish it in the place of that very manifest; if another writer was faster, do all of it again on top of theirs.
 * </ol>
 *
 * <p>When {@link #change} returns, the change is in force. When it throws, it may be in force or not, so a change must be
 * one that can be made twice.
 *
 * @param <I> what is written
 */
public final class SharedIndex<I extends PassageIndex> implements AutoCloseable {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
  private static final int MOST_DOUBLINGS = 6;

  private final Snapshots snapshots;
  private final Function<Path, I> open;
  private final Supplier<Path> folders;
  private final Pauses pauses;
  private final int attempts;
  private @Nullable Held held;

  /** A copy on this disk of what a manifest names. */
  private record Held(Manifest manifest, Path folder) {}

  /** Waits between attempts. */
  public interface Pauses {
    /** @param about to be varied at random, so that writers do not meet again */
    void pause(Duration about);
  }

  /**
   * What a change led to.
   *
   * @param manifest in force and holding the change when it was published
   */
  public record Published<T>(T result, Manifest manifest, int attempts) {}

  /**
   * @param open opens a folder for writing; the folder may be empty
   * @param folders makes a new, empty folder at each call; this object deletes it
   * @param attempts most times that a change is made before giving up, at least 1
   */
  public SharedIndex(Snapshots snapshots, Function<Path, I> open, Supplier<Path> folders, Pauses pauses, int attempts) {
    this.snapshots = snapshots;
    this.open = open;
    this.folders = folders;
    this.pauses = pauses;
    this.attempts = attempts;
  }

  /**
   * Makes a change and publishes it.
   *
   * @param change made on the newest index, again on each that another writer published meanwhile; must not commit
   * @throws SnapshotException if the store fails, or other writers were faster every time
   */
  public <T> Published<T> change(Function<I, T> change) {
    for (int attempt = 1; attempt <= attempts; attempt++) {
      Optional<Manifest> base = snapshots.latest();
      Path folder = copy(base);
      try {
        T result = write(folder, change);
        Optional<Manifest> done = snapshots.replace(base, folder);
        if (done.isPresent()) {
          held = new Held(done.get(), folder);
          return new Published<>(result, done.get(), attempt);
        }
      } finally {
        if (held == null) {
          delete(folder);
        }
      }
      pauses.pause(SHORTEST_PAUSE.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS)));
    }
    throw new SnapshotException("other writers published " + attempts + " times while this one tried. Run it again, or"
        + " let fewer write at one time.");
  }

  private <T> T write(Path folder, Function<I, T> change) {
    try (I index = open.apply(folder)) {
      T result = change.apply(index);
      index.commit();
      return result;
    }
  }

  /** From here on the copy belongs to the attempt: what fails half-way must not be built upon. */
  private Path copy(Optional<Manifest> base) {
    Held last = held;
    held = null;
    if (last != null && base.equals(Optional.of(last.manifest))) {
      return last.folder;
    }
    if (last != null) {
      delete(last.folder);
    }
    Path folder = folders.get();
    try {
      base.ifPresent(manifest -> snapshots.fetch(manifest, folder));
      return folder;
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new SnapshotException("the temporary folder " + folder + " cannot be deleted: " + Reason.of(e), e);
    }
  }

  /** Deletes the copy on this disk. */
  @Override
  public void close() {
    Held last = held;
    held = null;
    if (last != null) {
      delete(last.folder);
    }
  }
}
