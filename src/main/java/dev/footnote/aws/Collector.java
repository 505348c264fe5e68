package dev.footnote.aws;

import dev.footnote.ingest.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Deletes what no snapshot needs any more; see {@link S3Snapshots#collect} for what is kept. */
final class Collector {
  private final S3Client s3;
  private final S3Folder at;
  private final History history;

  Collector(S3Client s3, S3Folder at, History history) {
    this.s3 = s3;
    this.at = at;
    this.history = history;
  }

  /** @param before what became useless, or was written, after this is kept */
  int run(Optional<Manifest> inForce, int keep, Instant before) {
    if (inForce.isEmpty()) {
      return 0; // nothing was published yet, and what is there may be the first
    }
    List<History.Entry> entries = history.entries();
    List<History.Entry> old = new ArrayList<>();
    Set<String> needed = new HashSet<>();
    inForce.get().files().forEach(file -> needed.add(file.sha256()));
    for (History.Entry entry : entries) {
      if (isOld(entry, entries, inForce.get().sequence() - keep, before)) {
        old.add(entry);
      } else {
        history.read(entry).files().forEach(file -> needed.add(file.sha256()));
      }
    }
    int deleted = files(needed, before);
    old.forEach(entry -> delete(entry.key(), before)); // last, so that a crash before leaves them to the next run
    return deleted;
  }

  /** Replaced long ago: by the first that was written with a higher sequence. */
  private static boolean isOld(History.Entry entry, List<History.Entry> all, long lowest, Instant before) {
    return entry.sequence() < lowest && entry.written().isBefore(before)
        && all.stream().filter(next -> next.sequence() > entry.sequence()).map(History.Entry::written)
            .min(Instant::compareTo).filter(replaced -> replaced.isBefore(before)).isPresent();
  }

  private int files(Set<String> needed, Instant before) {
    String prefix = at.file("");
    int deleted = 0;
    try {
      for (S3Object object : s3.listObjectsV2Paginator(b -> b.bucket(at.bucket()).prefix(prefix)).contents()) {
        if (!needed.contains(object.key().substring(prefix.length())) && object.lastModified().isBefore(before)
            && delete(object.key(), before)) {
          deleted++;
        }
      }
    } catch (SdkException e) {
      throw S3Faults.translate("list " + at.uri(prefix), e);
    }
    return deleted;
  }

  /**
   * Deletes that version which was looked at: where the bucket keeps versions, one that a writer sends at this moment
   * under the same name stays.
   *
   * @return whether it was there, and old
   */
  private boolean delete(String key, Instant before) {
    try {
      var head = s3.headObject(b -> b.bucket(at.bucket()).key(key));
      if (!head.lastModified().isBefore(before)) {
        return false;
      }
      s3.deleteObject(b -> b.bucket(at.bucket()).key(key).versionId(head.versionId()));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return false; // another collector was here
      }
      throw S3Faults.translate("delete " + at.uri(key), e);
    } catch (SdkException e) {
      throw S3Faults.translate("delete " + at.uri(key), e);
    }
  }
}
