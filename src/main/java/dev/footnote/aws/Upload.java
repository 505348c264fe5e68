package dev.footnote.aws;

import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.SnapshotException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Stores the files of one index under their hashes; what is in force already is not sent again. */
final class Upload {
  /** S3's limit for one request. */
  private static final long MAX_FILE = 5L * 1024 * 1024 * 1024;

  private final S3Client s3;
  private final S3Folder to;
  private final Path folder;
  private final Set<Manifest.File> inForce;
  private final boolean mends;

  /**
   * @param inForce files that the manifest in force names, and that are therefore kept
   * @param mends whether to send those too that are not there in full
   */
  Upload(S3Client s3, S3Folder to, Path folder, List<Manifest.File> inForce, boolean mends) {
    this.s3 = s3;
    this.to = to;
    this.folder = folder;
    this.inForce = Set.copyOf(inForce);
    this.mends = mends;
  }

  void send(List<Manifest.File> files) {
    files.forEach(this::send);
  }

  /** @throws SnapshotException if a file is over 5 GiB or changed since it was hashed, or the store fails */
  private void send(Manifest.File file) {
    String uri = to.uri(to.file(file.sha256()));
    if (file.bytes() > MAX_FILE) {
      throw new SnapshotException("cannot publish " + folder.resolve(file.name()) + ": it has " + file.bytes()
          + " bytes, a file may have " + MAX_FILE + ". Split the articles into several indexes.");
    }
    try {
      // What no manifest in force names may be about to be collected: sent again, it is new again.
      if (!inForce.contains(file) || (mends && !isThere(file))) {
        // S3 refuses bytes that do not fit the hash, so a file that changed meanwhile does not get its old name.
        var request = PutObjectRequest.builder().bucket(to.bucket()).key(to.file(file.sha256()))
            .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()))).build();
        s3.putObject(request, RequestBody.fromFile(folder.resolve(file.name())));
      }
    } catch (SdkException e) {
      throw S3Faults.translate("upload " + file.name() + " (" + uri + ")", e);
    }
  }

  private boolean isThere(Manifest.File file) {
    var request = HeadObjectRequest.builder().bucket(to.bucket()).key(to.file(file.sha256())).build();
    try {
      Long length = s3.headObject(request).contentLength();
      return length != null && length == file.bytes();
    } catch (S3Exception e) {
      if (e.statusCode() == 404 || S3Faults.isMissingKey(e)) {
        return false;
      }
      throw e;
    }
  }
}
