package dev.footnote;

import dev.footnote.aws.S3Proxy;
import dev.footnote.aws.TestBuckets;
import dev.footnote.http.Service;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.Received;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.HashEmbedder;
import dev.footnote.retrieve.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A function serves one snapshot while the files of a newer one are broken in its bucket, one bit or one end at a time. Each
 * time it must notice before it uses any of it, and go on answering from what it has.
 */
final class CorruptionDrill {
  private final Random random;
  private long now;

  private CorruptionDrill(long seed) {
    this.random = new Random(seed);
  }

  static Figures run(long seed, int flips, int cuts) throws Exception {
    Logger log = Logger.getLogger("dev.footnote");
    Level before = log.getLevel();
    log.setLevel(Level.OFF); // every find is logged with its stack
    try (S3Proxy proxy = S3Proxy.start()) {
      return new CorruptionDrill(seed).run(proxy, flips, cuts);
    } finally {
      log.setLevel(before);
    }
  }

  private Figures run(S3Proxy proxy, int flips, int cuts) throws Exception {
    long start = System.nanoTime();
    String bucket = "corruption-" + System.nanoTime();
    TestBuckets.create(bucket);
    String uri = "s3://" + bucket + "/snapshots";
    publish(uri, proxy, "old");
    var snapshots = Wiring.snapshots(uri, proxy.endpoint());
    ServedIndex served = new ServedIndex(Optional.of(new SnapshotLoader(new Wiring(new HashEmbedder(), 0, Optional.empty(), Callers.open()),
        snapshots, snapshots.tombstones(), snapshots::close)), () -> now, Runnable::run);
    String name = served.get().orElseThrow().articles().snapshot();
    Manifest newer = publish(uri, proxy, "new");
    int flipsFound = 0;
    int cutsFound = 0;
    try (S3Client s3 = TestBuckets.client(proxy.endpoint())) {
      for (int i = 0; i < flips + cuts; i++) {
        Manifest.File file = newer.files().get(random.nextInt(newer.files().size()));
        String key = "snapshots/files/" + file.sha256();
        byte[] good = s3.getObjectAsBytes(b -> b.bucket(bucket).key(key)).asByteArray();
        byte[] bad = i < flips ? flipped(good) : Arrays.copyOf(good, random.nextInt(good.length));
        s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(bad));
        boolean found = stillAnswers(served, name);
        flipsFound += i < flips && found ? 1 : 0;
        cutsFound += i >= flips && found ? 1 : 0;
        s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(good));
      }
    }
    Figures figures = new Figures();
    figures.told("files of the snapshot, bytes", newer.files().size() + ", "
        + newer.files().stream().mapToLong(Manifest.File::bytes).sum());
    figures.must("bit flips found before use, the old snapshot answering", flips, flipsFound);
    figures.must("truncations found before use, the old snapshot answering", cuts, cutsFound);
    now += Duration.ofSeconds(31).toNanos();
    served.get();
    figures.must("whole again, the old snapshot still serves", false, served.get().orElseThrow().articles().snapshot().equals(name));
    served.disconnect();
    figures.told("seconds", (System.nanoTime() - start) / 1_000_000_000);
    return figures;
  }

  private byte[] flipped(byte[] good) {
    byte[] bad = good.clone();
    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
    return bad;
  }

  /** Two requests: the first looks and fetches beside itself, the second would be served what it fetched. */
  private boolean stillAnswers(ServedIndex served, String name) {
    now += Duration.ofSeconds(31).toNanos();
    served.get();
    Service service = served.get().orElseThrow();
    return service.articles().snapshot().equals(name) && !service.retriever()
        .retrieve(new Query("old article 7", LocalDate.EPOCH, Filter.NONE, 3)).isEmpty();
  }

  private static Manifest publish(String uri, S3Proxy proxy, String word) throws Exception {
    Path folder = Files.createTempDirectory("footnote-drill-");
    try (LuceneWriter writer = LuceneWriter.open(folder, "hash", 8)) {
      new Ingester(new HashEmbedder(), writer, (_, _) -> {}).ingest(sink -> {
        for (String id : List.of("1", "2", "3", "4", "5", "6", "7", "8", "9")) {
          sink.accept(new Received.Accepted(id, new Article(Source.of(id, ""), "This " + word + " article " + id + " is short.")));
        }
      });
    }
    var snapshots = Wiring.snapshots(uri, proxy.endpoint());
    try {
      return snapshots.publish(folder);
    } finally {
      snapshots.close();
      Folders.delete(folder);
    }
  }
}
