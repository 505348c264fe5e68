package dev.footnote;

import dev.footnote.aws.S3Events;
import dev.footnote.aws.S3Objects;
import dev.footnote.aws.S3Snapshots;
import dev.footnote.extract.ObjectFile;
import dev.footnote.ingest.Deliveries;
import dev.footnote.ingest.ObjectIngester;
import dev.footnote.ingest.SharedIndex;
import dev.footnote.ingest.Tracked;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.news.Article;
import dev.footnote.retrieve.HashEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.FSDirectory;

/** The ingest function's insides over a bucket of the tests, with a cheap embedder and dead letters in a list. */
final class Rig implements AutoCloseable {
  private static final String MODEL = "hash";
  private static final int DIMENSION = 8;

  final String bucket;
  final List<String> dead = new ArrayList<>();
  final S3Snapshots snapshots;
  final S3Objects objects;
  final ObjectIngester ingester;
  private final String articles;
  private final SharedIndex<LuceneWriter> shared;
  private final Deliveries deliveries;

  /** @param prefix below which articles and snapshots lie, such as {@code run-1/} */
  Rig(String bucket, String prefix, Optional<URI> endpoint) {
    this.bucket = bucket;
    this.articles = prefix + "articles/";
    String uri = "s3://" + bucket + "/" + articles;
    this.snapshots = Wiring.snapshots("s3://" + bucket + "/" + prefix + "snapshots", endpoint);
    this.objects = S3Objects.at(uri, endpoint);
    this.ingester = new ObjectIngester(objects, new ObjectFile(articles), new HashEmbedder(), Clock.systemUTC());
    this.shared = new SharedIndex<>(snapshots, Rig::write, Rig::folder, BucketIngest::pause, 50);
    this.deliveries = new Deliveries(shared, ingester, snapshots.tombstones(), new S3Events(uri),
        (message, reason) -> dead.add(reason.code() + " " + message.body()));
  }

  static LuceneWriter write(Path folder) {
    return LuceneWriter.open(folder, MODEL, DIMENSION);
  }

  static Path folder() {
    try {
      return Files.createTempDirectory("footnote-drill-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Key of an object by its number. */
  String key(int number) {
    return articles + "object-" + number + ".jsonl";
  }

  /** What S3 tells of a change. */
  String notification(String key, String sequencer) {
    return "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"" + bucket
        + "\"},\"object\":{\"key\":\"" + key + "\",\"sequencer\":\"" + sequencer + "\"}}}]}";
  }

  /** Two articles, of which one changes with the version and one stays. */
  static String content(int number, String version) {
    return "{\"id\":\"" + number + "-a\",\"text\":\"Version " + version + " of " + number + " says that the ferry sank.\"}\n"
        + "{\"id\":\"" + number + "-b\",\"text\":\"Object " + number + " always says this.\"}\n";
  }

  /** Hands messages to the function; names those that it does not want again. */
  List<Deliveries.Message> handle(List<Deliveries.Message> messages) {
    Deliveries.Handled handled = deliveries.handle(messages);
    return messages.stream().filter(m -> !handled.again().contains(m.id())).toList();
  }

  /** Compares bucket and index; whether every object could be read. */
  boolean sweep() {
    return shared.change(index -> ingester.sweep(index, 1_000, snapshots.tombstones().read())).result().again() == 0;
  }

  /**
   * What an index holds.
   *
   * @param texts by id
   * @param doubled articles that are there twice
   * @param sound whether Lucene's own check of every file finds no fault
   */
  record State(Map<String, String> texts, int doubled, boolean sound, Map<String, Tracked> objects) {
    static final State EMPTY = new State(Map.of(), 0, true, Map.of());
  }

  /** What is published, every file checked; nothing if nothing is. */
  State published() throws IOException {
    return published(snapshots);
  }

  static State published(S3Snapshots snapshots) throws IOException {
    var latest = snapshots.latest();
    if (latest.isEmpty()) {
      return State.EMPTY;
    }
    Path copy = folder();
    try {
      snapshots.fetch(latest.get(), copy);
      return state(copy);
    } finally {
      Folders.delete(copy);
    }
  }

  static State state(Path folder) throws IOException {
    boolean sound;
    try (FSDirectory directory = FSDirectory.open(folder); CheckIndex check = new CheckIndex(directory)) {
      sound = check.checkIndex().clean;
    }
    Map<String, String> texts = new TreeMap<>();
    int articles = 0;
    try (LuceneIndex index = LuceneIndex.open(folder, MODEL, DIMENSION)) {
      for (Article article : index.page("", 1_000_000)) {
        articles++;
        texts.put(article.id(), article.text());
      }
    }
    Map<String, Tracked> objects = new TreeMap<>();
    try (LuceneWriter writer = write(folder)) {
      writer.tracked().forEach(object -> objects.put(object.key(), object));
    }
    return new State(texts, articles - texts.size(), sound, objects);
  }

  @Override
  public void close() {
    shared.close();
    snapshots.close();
    objects.close();
  }
}
