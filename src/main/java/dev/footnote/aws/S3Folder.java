package dev.footnote.aws;

import dev.footnote.ingest.SnapshotException;
import java.util.regex.Pattern;

/**
 * A place in S3, written {@code s3://bucket/prefix}.
 *
 * @param bucket its name
 * @param prefix what keys start with: empty, or ending with {@code /}
 */
record S3Folder(String bucket, String prefix) {
  private static final Pattern URI =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9!_.*'()=-]+)*)/?");

  /** @throws SnapshotException if {@code uri} is not of the form {@code s3://bucket/prefix} */
  static S3Folder parse(String uri) {
    var match = URI.matcher(uri);
    if (!match.matches()) {
      throw new SnapshotException("not a place in S3: \"" + uri + "\". Write s3://bucket/prefix, for example"
          + " s3://my-articles/snapshots; a prefix is made of letters, digits and ! _ . * ' ( ) = - /");
    }
    String path = match.group(2);
    return new S3Folder(match.group(1), path.isEmpty() ? "" : path.substring(1) + "/");
  }

  String manifest() {
    return prefix + "manifest.json";
  }

  String file(String sha256) {
    return prefix + "files/" + sha256;
  }

  String uri(String key) {
    return "s3://" + bucket + "/" + key;
  }
}
