package dev.footnote.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.ingest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a real S3 server. */
class S3SnapshotsTest {
  private static final AtomicInteger BUCKETS = new AtomicInteger();
  private static S3Client s3;

  @TempDir Path temp;
  private String bucket;
  private S3Snapshots snapshots;

  @BeforeAll
  static void connect() {
    s3 = S3Clients.build(S3Peer.endpoint());
  }

  @AfterAll
  static void disconnect() {
    s3.close();
  }

  @BeforeEach
  void emptyBucket() {
    bucket = "snapshots-" + BUCKETS.incrementAndGet();
    s3.createBucket(b -> b.bucket(bucket));
    snapshots = open(1, 1000);
  }

  @AfterEach
  void close() {
    snapshots.close();
  }

  @Test
  void hasNothingInAnEmptyBucket() {
    assertEquals(Optional.empty(), snapshots.latest());
  }

  @Test
  void fetchesWhatWasPublished() throws IOException {
    Manifest manifest = snapshots.publish(index("segments_1", "one", "_0.cfs", "two"));
    Path copy = temp.resolve("copy");
    snapshots.fetch(manifest, copy);
    assertEquals("one", Files.readString(copy.resolve("segments_1")));
    assertEquals("two", Files.readString(copy.resolve("_0.cfs")));
    assertEquals(2, count(copy));
  }

  @Test
  void latestIsWhatWasPublished() throws IOException {
    Manifest manifest = snapshots.publish(index("segments_1", "one"));
    assertEquals(Optional.of(manifest), snapshots.latest());
    assertEquals(1, manifest.sequence());
  }

  @Test
  void sequenceRisesByOne() throws IOException {
    snapshots.publish(index("segments_1", "one"));
    assertEquals(2, snapshots.publish(index("segments_1", "two")).sequence());
  }

  @Test
  void publishingTheSameIndexAgainChangesNothing() throws IOException {
    Manifest first = snapshots.publish(index("segments_1", "one"));
    assertEquals(first, snapshots.publish(index("segments_1", "one")));
    assertEquals(Optional.of(first), snapshots.latest());
  }

  @Test
  void anOlderManifestCanStillBeFetched() throws IOException {
    Manifest first = snapshots.publish(index("segments_1", "one"));
    snapshots.publish(index("segments_1", "two"));
    snapshots.fetch(first, temp.resolve("copy"));
    assertEquals("one", Files.readString(temp.resolve("copy/segments_1")));
  }

  @Test
  void whatIsThereIsNotUploadedAgain() throws IOException {
    Manifest first = snapshots.publish(index("_0.cfs", "same", "segments_1", "one"));
    String key = "snapshots/files/" + first.files().getFirst().sha256();
    var before = s3.headObject(b -> b.bucket(bucket).key(key)).lastModified();
    snapshots.publish(index("_0.cfs", "same", "segments_2", "two"));
    assertEquals(before, s3.headObject(b -> b.bucket(bucket).key(key)).lastModified());
    assertEquals(6, s3.listObjectsV2(b -> b.bucket(bucket)).keyCount()); // three files, the manifest, its history
  }

  @Test
  void theLockOfTheWriterIsNoPartOfASnapshot() throws IOException {
    Manifest manifest = snapshots.publish(index("segments_1", "one", "write.lock", ""));
    assertEquals(List.of("segments_1"), manifest.files().stream().map(Manifest.File::name).toList());
  }

  @Test
  void anAlteredObjectIsRefusedAndNothingIsLeft() throws IOException {
    Manifest manifest = snapshots.publish(index("_0.cfs", "two", "segments_1", "one"));
    put("snapshots/files/" + manifest.files().get(1).sha256(), "owe");
    Path copy = temp.resolve("copy");
    var e = Refusal.of(() -> snapshots.fetch(manifest, copy));
    e.says("segments_1 (");
    e.says("was altered: it must have SHA-256 " + manifest.files().get(1).sha256());
    assertEquals(0, count(copy));
  }

  @Test
  void aLongerObjectIsRefused() throws IOException {
    Manifest manifest = snapshots.publish(index("segments_1", "one"));
    put("snapshots/files/" + manifest.files().getFirst().sha256(), "one and more");
    var e = Refusal.of(() -> snapshots.fetch(manifest, temp.resolve("copy")));
    e.says("must have 3 bytes, got more");
  }

  @Test
  void publishingRepairsAnObjectThatWasCut() throws IOException {
    Manifest manifest = snapshots.publish(index("segments_1", "one"));
    put("snapshots/files/" + manifest.files().getFirst().sha256(), "o");
    snapshots.publish(index("segments_1", "one"));
    snapshots.fetch(manifest, temp.resolve("copy"));
    assertEquals("one", Files.readString(temp.resolve("copy/segments_1")));
  }

  @Test
  void aMissingObjectIsNamed() throws IOException {
    Manifest manifest = snapshots.publish(index("segments_1", "one"));
    s3.deleteObject(b -> b.bucket(bucket).key("snapshots/files/" + manifest.files().getFirst().sha256()));
    var e = Refusal.of(() -> snapshots.fetch(manifest, temp.resolve("copy")));
    e.says("cannot fetch segments_1");
    e.says("the object does not exist");
  }

  @Test
  void aMissingBucketIsAnErrorWithARemedy() {
    try (S3Snapshots nowhere = S3Snapshots.at("s3://no-such-bucket/snapshots", 1, 1000, S3Peer.endpoint())) {
      var e = Refusal.of(nowhere::latest);
      e.says("the bucket does not exist. Deploy the stack first");
    }
  }

  @Test
  void aNewerFormatIsRefusedByReaderAndWriter() throws IOException {
    try (S3Snapshots newer = open(2, 1000)) {
      newer.publish(index("segments_1", "one"));
    }
    var e = Refusal.of(snapshots::latest);
    e.says("has format 2, but this build reads up to format 1");
    Path other = index("segments_1", "two");
    Refusal.of(() -> snapshots.publish(other));
  }

  @Test
  void anOlderFormatIsRefusedByTheReaderAndReplacedByTheWriter() throws IOException {
    snapshots.publish(index("segments_1", "one"));
    try (S3Snapshots newer = open(2, 1000)) {
      Refusal.of(newer::latest);
      Manifest replaced = newer.publish(index("segments_1", "one"));
      assertEquals(2, replaced.sequence());
      assertEquals(Optional.of(replaced), newer.latest());
    }
  }

  @Test
  void anIndexOverTheLimitIsNotPublished() throws IOException {
    Path folder = index("segments_1", "x".repeat(1001));
    var e = Refusal.of(() -> snapshots.publish(folder));
    e.says("more than the 1000 bytes allowed");
  }

  @Test
  void anIndexOverTheLimitIsNotFetched() throws IOException {
    Manifest manifest = snapshots.publish(index("segments_1", "x".repeat(600), "segments_2", "x".repeat(400)));
    try (S3Snapshots small = open(1, 999)) {
      Refusal.of(() -> small.fetch(manifest, temp.resolve("copy")));
    }
  }

  @Test
  void aManifestOverOneMegabyteIsRefused() {
    put("snapshots/manifest.json", " ".repeat(1_000_001));
    var e = Refusal.of(snapshots::latest);
    e.says("more than the 1000000 bytes");
  }

  @Test
  void fetchesIntoAnEmptyFolderOnly() throws IOException {
    Manifest manifest = snapshots.publish(index("segments_1", "one"));
    Path full = index("precious", "mine");
    Refusal.of(() -> snapshots.fetch(manifest, full));
    assertEquals("mine", Files.readString(full.resolve("precious")));
  }

  @Test
  void keepsTheLastSnapshotsAndCollectsTheFilesOfOlderOnes() throws IOException {
    List<Manifest> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(snapshots.publish(index("_0.cfs", "kept by all", "segments_" + i, "index " + i)));
    }
    assertEquals(0, snapshots.collect(2, Duration.ofHours(1), Instant.now()), "a reader may be copying them");
    assertEquals(3, snapshots.collect(2, Duration.ofHours(1), Instant.now().plusSeconds(3_700)));
    for (int i = 3; i < 6; i++) {
      snapshots.fetch(all.get(i), temp.resolve("copy" + i));
    }
    Refusal.of(() -> snapshots.fetch(all.get(2), temp.resolve("copy2"))).says("the object does not exist");
    assertEquals(0, snapshots.collect(2, Duration.ofHours(1), Instant.now().plusSeconds(3_700)));
    assertEquals(3, s3.listObjectsV2(b -> b.bucket(bucket).prefix("snapshots/history/")).keyCount());
  }

  @Test
  void collectsNoFileThatAWriterSentJustNow() throws IOException {
    snapshots.publish(index("segments_1", "one"));
    put("snapshots/files/" + "0".repeat(64), "sent, and not named yet");
    assertEquals(0, snapshots.collect(1, Duration.ofHours(1), Instant.now()));
  }

  @Test
  void collectsNothingWhereNothingIsPublished() {
    put("snapshots/files/" + "0".repeat(64), "the first");
    assertEquals(0, snapshots.collect(1, Duration.ZERO, Instant.now().plusSeconds(60)));
  }

  @Test
  void aFileThatIsNotInForceIsSentAgainSoThatItIsNewAgain() throws IOException {
    Manifest one = snapshots.publish(index("segments_1", "one"));
    snapshots.publish(index("segments_1", "two"));
    String key = "snapshots/files/" + one.files().getFirst().sha256();
    put(key, "one");
    var before = s3.headObject(b -> b.bucket(bucket).key(key)).eTag();
    put(key, "cut");
    snapshots.publish(index("segments_1", "one"));
    assertEquals(before, s3.headObject(b -> b.bucket(bucket).key(key)).eTag());
  }

  @Test
  void connectsAgainAfterClosing() {
    snapshots.latest();
    snapshots.close();
    assertEquals(Optional.empty(), snapshots.latest());
  }

  private S3Snapshots open(int format, long maxBytes) {
    return S3Snapshots.at("s3://" + bucket + "/snapshots", format, maxBytes, S3Peer.endpoint());
  }

  private void put(String key, String content) {
    s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString(content));
  }

  private Path index(String... namesAndContents) throws IOException {
    Path folder = Files.createTempDirectory(temp, "index");
    for (int i = 0; i < namesAndContents.length; i += 2) {
      Files.writeString(folder.resolve(namesAndContents[i]), namesAndContents[i + 1]);
    }
    return folder;
  }

  private static long count(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }
}
