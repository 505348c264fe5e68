package dev.footnote.aws;

import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.news.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Copies the files of one snapshot to disk; either all of them arrive as the manifest names them, or none stays. */
final class Download {
  /** One file is mostly waiting; four at a time fill the network share of a small function. */
  private static final int AT_ONCE = 4;

  private final S3Client s3;
  private final S3Folder from;
  private final Path folder;

  Download(S3Client s3, S3Folder from, Path folder) {
    this.s3 = s3;
    this.from = from;
    this.folder = folder;
  }

  /** @throws SnapshotException if a file is missing, cut short, too long or altered, or the disk fails */
  void run(Manifest manifest) {
    prepare();
    try {
      fetchAll(manifest.files());
    } catch (RuntimeException | Error fault) {
      manifest.files().forEach(file -> remove(file, fault));
      throw fault;
    }
  }

  private void prepare() {
    try {
      Files.createDirectories(folder);
      try (var entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new SnapshotException("cannot fetch into " + folder + ": it is not empty. Give a new folder.");
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw disk(e);
    }
  }

  private void fetchAll(List<Manifest.File> files) {
    // Closing waits until all threads have ended, so that nothing is written after the cleaning up.
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("fetch-", 0).factory())) {
      var arrivals = new ExecutorCompletionService<Path>(pool);
      files.forEach(file -> arrivals.submit(() -> fetch(file)));
      try {
        for (int arrived = 0; arrived < files.size(); arrived++) {
          arrivals.take().get();
        }
      } catch (ExecutionException e) {
        pool.shutdownNow();
        throw e.getCause() instanceof SnapshotException known ? known
            : new SnapshotException("cannot fetch from " + from.uri(from.prefix()) + ": " + e.getCause(), e);
      } catch (InterruptedException e) {
        pool.shutdownNow();
        Thread.currentThread().interrupt();
        throw new SnapshotException("fetching from " + from.uri(from.prefix()) + " was interrupted", e);
      }
    }
  }

  private Path fetch(Manifest.File file) {
    String key = from.file(file.sha256());
    Sha256.Sum got;
    try {
      got = s3.getObject(GetObjectRequest.builder().bucket(from.bucket()).key(key).build(), toPart(file));
    } catch (SdkException e) {
      throw S3Faults.translate("fetch " + file.name() + " (" + from.uri(key) + ")", e);
    }
    if (got.bytes() != file.bytes()) {
      String size = got.bytes() > file.bytes() ? "more" : got.bytes() + " bytes";
      throw new SnapshotException(file.name() + " (" + from.uri(key) + ") must have " + file.bytes() + " bytes, got "
          + size + ". Fetch again; if it stays, delete the object and publish the index again.");
    }
    if (!got.sha256().equals(file.sha256())) {
      throw new SnapshotException(file.name() + " (" + from.uri(key) + ") was altered: it must have SHA-256 "
          + file.sha256() + ", got " + got.sha256() + ". Delete the object and publish the index again.");
    }
    try {
      return Files.move(part(file), folder.resolve(file.name()));
    } catch (IOException e) {
      throw disk(e);
    }
  }

  /** Writes from scratch each time, since the SDK calls it again when a connection breaks on the way. */
  private ResponseTransformer<GetObjectResponse, Sha256.Sum> toPart(Manifest.File file) {
    return (response, in) -> {
      try (OutputStream out = Files.newOutputStream(part(file))) {
        Sha256.Sum sum = Sha256.copy(in, out, file.bytes());
        if (sum.bytes() > file.bytes()) {
          in.abort(); // closing would read the rest
        }
        return sum;
      }
    };
  }

  /** No name in a manifest starts with a dot, so this one is free. */
  private Path part(Manifest.File file) {
    return folder.resolve("." + file.name() + ".part");
  }

  private void remove(Manifest.File file, Throwable fault) {
    try {
      Files.deleteIfExists(part(file));
      Files.deleteIfExists(folder.resolve(file.name()));
    } catch (IOException e) {
      fault.addSuppressed(e);
    }
  }

  private SnapshotException disk(Exception e) {
    return new SnapshotException(
        "cannot write the index to " + folder + ": " + e + ". It must be a writable folder with room.", e);
  }
}
