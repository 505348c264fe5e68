package dev.footnote;

import dev.footnote.aws.S3Proxy;
import dev.footnote.aws.TestBuckets;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.Received;
import dev.footnote.ingest.SharedIndex;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.HashEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Writers that publish to one index at one time, while the store refuses a part of their swaps by 412 or 409, or does them
 * and says 500.
 */
final class WritersDrill {
  private final Random random;
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger lied = new AtomicInteger();

  private WritersDrill(long seed) {
    this.random = new Random(seed);
  }

  static Figures run(long seed, int writers, int articles, int together) throws Exception {
    try (S3Proxy proxy = S3Proxy.start()) {
      return new WritersDrill(seed).run(proxy, writers, articles, together);
    }
  }

  private Figures run(S3Proxy proxy, int writers, int articles, int together) throws Exception {
    long start = System.nanoTime();
    String bucket = "writers-" + System.nanoTime();
    TestBuckets.create(bucket);
    String uri = "s3://" + bucket + "/snapshots";
    proxy.play(request -> request.swaps() ? fault() : S3Proxy.Fault.NONE);
    ConcurrentMap<Long, Integer> sequences = new ConcurrentHashMap<>();
    AtomicInteger attempts = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> all = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        int writer = w;
        all.add(pool.submit(() -> write(uri, proxy, writer, articles, together, sequences, attempts)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    proxy.play(_ -> S3Proxy.Fault.NONE);
    Figures figures = new Figures();
    figures.told("writers, articles of each, articles published together", writers + ", " + articles + ", " + together);
    int publications = writers * ((articles + together - 1) / together);
    figures.told("changes, attempts", publications + ", " + attempts);
    figures.told("swaps refused by 412 or 409, done and answered by 500", refused + ", " + lied);
    figures.must("changes that share a sequence with another", 0L, sequences.values().stream().filter(n -> n > 1).count());
    var snapshots = Wiring.snapshots(uri, proxy.endpoint());
    Manifest last = snapshots.latest().orElseThrow();
    figures.told("last sequence", last.sequence());
    figures.must("sequence is at least the number of changes", true, last.sequence() >= sequences.size());
    Path copy = Files.createTempDirectory("footnote-drill-");
    snapshots.fetch(last, copy);
    try (LuceneIndex index = LuceneIndex.open(copy, "hash", 8)) {
      List<String> ids = index.page("", 1_000_000).stream().map(Article::id).toList();
      figures.must("articles in the index", writers * articles, ids.size());
      figures.must("articles in it twice", 0, ids.size() - new TreeSet<>(ids).size());
    }
    snapshots.close();
    Folders.delete(copy);
    figures.told("seconds", (System.nanoTime() - start) / 1_000_000_000);
    return figures;
  }

  private synchronized S3Proxy.Fault fault() {
    return switch (random.nextInt(10)) {
      case 0 -> {
        refused.incrementAndGet();
        yield new S3Proxy.Fault.Before(412, "PreconditionFailed");
      }
      case 1 -> {
        refused.incrementAndGet();
        yield new S3Proxy.Fault.Before(409, "ConditionalRequestConflict");
      }
      case 2, 3 -> {
        lied.incrementAndGet();
        yield new S3Proxy.Fault.After(500, "InternalError");
      }
      default -> S3Proxy.Fault.NONE;
    };
  }

  private static void write(String uri, S3Proxy proxy, int writer, int articles, int together,
      ConcurrentMap<Long, Integer> sequences, AtomicInteger attempts) {
    var snapshots = Wiring.snapshots(uri, proxy.endpoint());
    long before = 0;
    try (SharedIndex<LuceneWriter> shared = new SharedIndex<>(snapshots, folder -> LuceneWriter.open(folder, "hash", 8),
        WritersDrill::folder, BucketIngest::pause, 10_000)) {
      for (int from = 0; from < articles; from += together) {
        int first = from;
        var published = again(() -> shared.change(index -> {
          Ingester ingester = new Ingester(new HashEmbedder(), index, (_, _) -> {});
          ingester.take(sink -> {
            for (int i = first; i < Math.min(first + together, articles); i++) {
              String id = "writer " + writer + " article " + i;
              sink.accept(new Received.Accepted(id, new Article(Source.of(id, id), "This is " + id + ". It is short.")));
            }
          });
          return ingester.report();
        }));
        if (published.manifest().sequence() <= before) {
          throw new IllegalStateException("sequence " + published.manifest().sequence() + " after " + before);
        }
        before = published.manifest().sequence();
        // A change that found itself done already (its reply was lost) is told the sequence of what is in force.
        if (published.result().indexed() > 0) {
          sequences.merge(before, 1, Integer::sum);
        }
        attempts.addAndGet(published.attempts());
      }
    }
    snapshots.close();
  }

  /** As a queue would: a change of which nobody can say whether it was done is made again. */
  private static <T> T again(Supplier<T> change) {
    for (int i = 1;; i++) {
      try {
        return change.get();
      } catch (SnapshotException e) {
        if (i == 20) {
          throw e;
        }
      }
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("footnote-drill-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

}
