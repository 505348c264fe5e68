package dev.footnote.aws;

import dev.footnote.ingest.Tombstones;
import dev.footnote.ingest.TombstonesContract;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a real S3 server. */
class S3TombstonesTest extends TombstonesContract {
  private final String bucket = "tombstones-" + UUID.randomUUID();
  private static S3Proxy proxy;
  private final List<S3Snapshots> opened = new ArrayList<>();

  @BeforeAll
  static void start() {
    proxy = S3Proxy.start();
  }

  @AfterAll
  static void stop() {
    proxy.close();
  }

  @BeforeEach
  void makeBucket() {
    try (S3Client s3 = S3Clients.build(S3Peer.endpoint())) {
      s3.createBucket(b -> b.bucket(bucket));
    }
  }

  @AfterEach
  void close() {
    opened.forEach(S3Snapshots::close);
  }

  @Override
  protected synchronized Tombstones tombstones() {
    opened.add(S3Snapshots.at("s3://" + bucket + "/snapshots", 1, 1000, proxy.endpoint()));
    return opened.getLast().tombstones();
  }

  @Test
  void aBrokenObjectIsNotTakenForNothing() {
    try (S3Client s3 = S3Clients.build(S3Peer.endpoint())) {
      s3.putObject(b -> b.bucket(bucket).key("snapshots/withdrawn.json"), RequestBody.fromString("{"));
    }
    Refusal.of(() -> tombstones().read()).says("does not tell what is withdrawn");
  }
}
