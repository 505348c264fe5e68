package dev.footnote;

import dev.footnote.aws.S3Events;
import dev.footnote.aws.S3Objects;
import dev.footnote.aws.S3Snapshots;
import dev.footnote.aws.SqsDeadLetters;
import dev.footnote.extract.ObjectFile;
import dev.footnote.fetch.Shelf;
import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.Deliveries;
import dev.footnote.ingest.Heeded;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.ObjectIngester;
import dev.footnote.ingest.Received;
import dev.footnote.ingest.RecentVectors;
import dev.footnote.ingest.Report;
import dev.footnote.ingest.SharedIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.retrieve.Embedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The published index as the ingest function changes it. Not thread-safe; Lambda gives a process one event at a time. */
final class BucketIngest implements AutoCloseable {
  /** Snapshots that are kept whatever their age. */
  static final int KEPT = 5;

  /** How long any other snapshot is kept after it was replaced: longer than any function needs to copy it. */
  static final Duration GRACE = Duration.ofHours(1);

  /** Objects that one pass of a sweep reads; then it publishes. */
  private static final int SWEPT_AT_ONCE = 200;

  private static final int ATTEMPTS = 30;

  private final Embedder embedder;
  private final Clock clock;
  private final S3Snapshots snapshots;
  private final S3Objects objects;
  private final SharedIndex<LuceneWriter> shared;
  private final ObjectIngester ingester;
  private final Deliveries deliveries;
  private final SqsDeadLetters deadLetters;
  private final Function<Shelf, ArticleSource> feeds;

  /**
   * @param articles where articles lie, {@code s3://bucket/prefix}
   * @param endpoint a server that speaks S3; empty for AWS itself
   * @param feeds makes the source that is polled, which keeps what it fetched on the shelf
   */
  BucketIngest(String articles, String published, Optional<URI> endpoint, SqsDeadLetters deadLetters,
      Function<Shelf, ArticleSource> feeds, Embedder model, Clock clock) {
    this.embedder = new RecentVectors(model);
    this.clock = clock;
    this.snapshots = Wiring.snapshots(published, endpoint);
    this.objects = S3Objects.at(articles, endpoint);
    this.deadLetters = deadLetters;
    this.feeds = feeds;
    this.shared = new SharedIndex<>(snapshots, folder ->
        LuceneWriter.open(folder, embedder.model(), embedder.dimension()), BucketIngest::folder, BucketIngest::pause, ATTEMPTS);
    this.ingester = new ObjectIngester(objects, new ObjectFile(objects.prefix()), embedder, clock);
    this.deliveries = new Deliveries(shared, ingester, snapshots.tombstones(), new S3Events(articles), deadLetters);
  }

  Deliveries.Handled handle(List<Deliveries.Message> messages) {
    return deliveries.handle(messages);
  }

  /**
   * What a sweep did.
   *
   * @param repaired objects
   * @param unread objects that could not be read; the next sweep tries them again
   * @param left objects that there was no time for
   * @param collected files of old snapshots that were deleted
   */
  record Swept(int repaired, int unread, int left, int collected) {}

  /**
   * Repairs what no event told, pass by pass, then deletes what no snapshot needs.
   *
   * @param inTime whether there is time for another pass
   */
  Swept sweep(BooleanSupplier inTime) {
    int repaired = 0;
    int unread = 0;
    int left;
    do {
      Heeded pass = shared.change(index -> ingester.sweep(index, SWEPT_AT_ONCE, snapshots.tombstones().read())).result();
      repaired += pass.outcomes().size() - pass.again();
      unread += pass.again();
      left = pass.left();
    } while (left > 0 && inTime.getAsBoolean());
    return new Swept(repaired, unread, left, snapshots.collect(KEPT, GRACE, clock.instant()));
  }

  /** Polls the feeds: what they give is fetched once, and then put on whichever index is in force. */
  Report poll() {
    List<Received> received = new ArrayList<>();
    feeds.apply(snapshots.shelf()).read(received::add);
    return shared.change(index -> {
      Ingester one = new Ingester(embedder, index, (_, _) -> {}, snapshots.tombstones().read());
      one.take(received::forEach);
      return one.report();
    }).result();
  }

  /** Gives dead messages to the queue again. */
  int redrive(int most) {
    return deadLetters.redrive(most);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("footnote-writing-");
    } catch (IOException e) {
      throw new UncheckedIOException("there is no room for an index in the temporary folder", e);
    }
  }

  static void pause(Duration about) {
    try {
      Thread.sleep(about.toMillis() / 2 + ThreadLocalRandom.current().nextLong(about.toMillis() + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    shared.close();
    snapshots.close();
    objects.close();
  }
}
