package dev.footnote.aws;

import dev.footnote.ingest.Snapshots;
import dev.footnote.ingest.SnapshotsContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a real S3 server. */
class S3SnapshotsContractTest extends SnapshotsContract {
  private S3Snapshots snapshots;

  @BeforeEach
  void open() {
    String bucket = "contract-" + UUID.randomUUID();
    try (S3Client s3 = S3Clients.build(S3Peer.endpoint())) {
      s3.createBucket(b -> b.bucket(bucket));
    }
    snapshots = S3Snapshots.at("s3://" + bucket + "/snapshots", 1, 1000, S3Peer.endpoint());
  }

  @AfterEach
  void close() {
    snapshots.close();
  }

  @Override
  protected Snapshots snapshots() {
    return snapshots;
  }
}
