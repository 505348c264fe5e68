package dev.footnote.ingest;

import java.nio.file.Path;
import java.util.Optional;

/** Where finished indexes are published and fetched from. */
public interface Snapshots {
  /**
   * Uploads the index in {@code folder} as immutable files and swaps the manifest to it, whatever was in force before.
   *
   * @return the manifest now in force
   * @throws SnapshotException if another writer was faster, or the store fails
   */
  Manifest publish(Path folder);

  /**
   * As {@link #publish}, but only in the place of {@code base}: what another writer published since {@code base} was read
   * is never overwritten.
   *
   * @param base the manifest that the index in {@code folder} was made from; empty if there was none
   * @return the manifest now in force, or empty if it is not {@code base} any more and nothing was done
   * @throws SnapshotException if the store fails; then it may be in force or not
   */
  Optional<Manifest> replace(Optional<Manifest> base, Path folder);

  /** The manifest in force, or empty if nothing was ever published. */
  Optional<Manifest> latest();

  /**
   * Downloads the files of {@code manifest} into {@code folder}, which must be empty, and checks size and SHA-256 of each.
   *
   * @throws SnapshotException if a file is missing, cut short or altered; nothing is left in {@code folder} then
   */
  void fetch(Manifest manifest, Path folder);
}
