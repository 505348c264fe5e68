package dev.footnote.aws;

import dev.footnote.fetch.Shelf;
import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.ingest.Snapshots;
import dev.footnote.ingest.Tombstones;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Snapshots in a bucket: {@code files/<sha256>}, which never change, and {@code manifest.json}, which names those in
 * force.
 *
 * <p>Connects on first use. After {@link #close} the next call connects anew, so that no connection lives on in an
 * image of the process. Every fault is a {@link SnapshotException} that says what to do. Thread-safe.
 */
public final class S3Snapshots implements Snapshots, AutoCloseable {
  private final S3Folder at;
  private final int format;
  private final long maxBytes;
  private final Connection<S3Client> client;
  private final Tombstones tombstones;

  S3Snapshots(Supplier<S3Client> connect, S3Folder at, int format, long maxBytes) {
    if (format < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("format and maxBytes must be at least 1: " + format + ", " + maxBytes);
    }
    this.client = new Connection<>(() -> connected(connect, at));
    this.at = at;
    this.format = format;
    this.maxBytes = maxBytes;
    this.tombstones = new S3Tombstones(client, at);
  }

  /**
   * Snapshots at {@code uri}, with the region and the credentials of the environment.
   *
   * @param uri such as {@code s3://bucket/prefix}
   * @param format version of the index format that this build writes and reads, at least 1
   * @param maxBytes most bytes that a snapshot may have, at least 1
   * @param endpoint a server that speaks S3, addressed by paths; empty for AWS itself
   * @throws SnapshotException if {@code uri} is not a place in S3; nothing is connected yet
   */
  public static S3Snapshots at(String uri, int format, long maxBytes, Optional<URI> endpoint) {
    return new S3Snapshots(() -> S3Clients.build(endpoint), S3Folder.parse(uri), format, maxBytes);
  }

  /**
   * {@inheritDoc}
   *
   * <p>An index that is in force already is left alone: its manifest is returned with the sequence that it has. Nothing
   * may write to {@code folder} during this call.
   */
  @Override
  public Manifest publish(Path folder) {
    var object = new ManifestObject(client.get(), at, format);
    return publish(object, object.read(), folder, true).orElseThrow(object::lost);
  }

  /** {@inheritDoc} Nothing may write to {@code folder} during this call. */
  @Override
  public Optional<Manifest> replace(Optional<Manifest> base, Path folder) {
    var object = new ManifestObject(client.get(), at, format);
    Optional<ManifestObject.Stored> before = object.read();
    return before.map(ManifestObject.Stored::manifest).equals(base)
        ? publish(object, before, folder, false) : Optional.empty();
  }

  /** @param mends whether to look that the files in force are there and whole; who has just fetched them knows */
  private Optional<Manifest> publish(ManifestObject object, Optional<ManifestObject.Stored> before, Path folder,
      boolean mends) {
    List<Manifest.File> files = Manifests.scan(folder);
    Optional<Manifest> base = before.map(ManifestObject.Stored::manifest);
    long sequence = base.map(b -> b.sequence() + 1).orElse(1L);
    Manifest next = Manifests.check(new Manifest(format, sequence, Manifests.contentName(files), files),
        "the index in " + folder, maxBytes);
    boolean same = base.filter(b -> b.format() == format && b.name().equals(next.name())).isPresent();
    new Upload(client.get(), at, folder, base.map(Manifest::files).orElse(List.of()), mends).send(files);
    if (same) {
      return base;
    }
    history().add(next);
    return object.swap(before, next) ? Optional.of(next) : Optional.empty();
  }

  /**
   * Deletes files and manifests of old snapshots. What is kept: the manifest in force and the {@code keep} before it, every
   * other one for {@code grace} after it was replaced, since readers may still be copying it, and every file for {@code
   * grace} after it was uploaded, since a writer may be about to name it.
   *
   * @param keep at least 1
   * @return how many files were deleted
   * @throws SnapshotException if the store fails; what is deleted by then was safe to delete
   */
  public int collect(int keep, Duration grace, Instant now) {
    return new Collector(client.get(), at, history()).run(new ManifestObject(client.get(), at, format).read()
        .map(ManifestObject.Stored::manifest), keep, now.minus(grace));
  }

  private History history() {
    return new History(client.get(), at, format);
  }

  /** @throws SnapshotException if it cannot be read, is not a manifest, or is of another format than this build's */
  @Override
  public Optional<Manifest> latest() {
    Optional<Manifest> manifest = new ManifestObject(client.get(), at, format).read().map(ManifestObject.Stored::manifest);
    if (manifest.isPresent() && manifest.get().format() != format) {
      throw new SnapshotException(at.uri(at.manifest()) + " has format " + manifest.get().format()
          + ", but this build reads format " + format + ". Ingest the articles again with this build and publish.");
    }
    return manifest;
  }

  @Override
  public void fetch(Manifest manifest, Path folder) {
    Manifests.check(manifest, at.uri(at.manifest()), maxBytes);
    new Download(client.get(), at, folder).run(manifest);
  }

  /** What is withdrawn of the articles of all snapshots here. */
  public Tombstones tombstones() {
    return tombstones;
  }

  /** Keeps what was fetched from the web, for conditional requests. */
  public Shelf shelf() {
    return new S3Shelf(client, at);
  }

  /** Drops the connections; the next call makes new ones. */
  @Override
  public void close() {
    client.close();
  }

  private static S3Client connected(Supplier<S3Client> connect, S3Folder at) {
    try {
      return connect.get();
    } catch (SdkException e) {
      throw S3Faults.translate("connect to s3://" + at.bucket(), e);
    }
  }
}
