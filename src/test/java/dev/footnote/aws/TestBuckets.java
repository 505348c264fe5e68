package dev.footnote.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Buckets for tests of other packages. */
public final class TestBuckets {
  private TestBuckets() {}

  /** A client as the product builds it; the caller closes it. */
  public static S3Client client(Optional<URI> endpoint) {
    return S3Clients.build(endpoint);
  }

  /** Makes a bucket on the server of this JVM. */
  public static void create(String bucket) {
    try (S3Client s3 = client(S3Peer.endpoint())) {
      s3.createBucket(b -> b.bucket(bucket));
    }
  }
}
