package dev.footnote;

import dev.footnote.aws.S3Proxy;
import dev.footnote.aws.SqsDeadLetters;
import dev.footnote.aws.SqsPeer;
import dev.footnote.aws.TestBuckets;
import dev.footnote.ingest.Deliveries;
import dev.footnote.ingest.Tracked;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.retrieve.HashEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Objects of a bucket are written, overwritten and deleted while events of all that are delivered through a real queue:
 * shuffled, doubled, with nonsense among them. In the end the index must equal one that is built from the bucket anew, and
 * the dead-letter queue must hold what is nonsense or useless, and nothing else.
 */
final class DeliveriesDrill {
  private static final Duration HIDDEN = Duration.ofSeconds(60);
  private static final int BATCH = 100;

  private final Random random;
  private final int objects;
  private final int deliveries;
  private final String bucket;
  private final S3Proxy proxy;
  private final S3Client s3;
  private final SqsClient sqs = SqsPeer.client();
  private final SqsPeer.Queue queue;
  private final BucketIngest ingest;

  private final List<String> waiting = new ArrayList<>();
  private final Set<String> nonsense = new HashSet<>();
  /** Bodies of events that found their object useless, by key; the newest alone must be buried for certain. */
  private final Map<String, Integer> poisonedVersions = new TreeMap<>();
  private long sequencer = 0x55AED6DCD90281E5L;
  private int sent;
  private int handled;
  private int again;

  private DeliveriesDrill(long seed, int objects, int deliveries, S3Proxy proxy) {
    this.random = new Random(seed);
    this.objects = objects;
    this.deliveries = deliveries;
    this.proxy = proxy;
    this.bucket = "deliveries-" + seed + "-" + System.nanoTime();
    TestBuckets.create(bucket);
    this.s3 = TestBuckets.client(proxy.endpoint());
    this.queue = SqsPeer.create(bucket, HIDDEN, 8);
    this.ingest = new BucketIngest("s3://" + bucket + "/articles", "s3://" + bucket + "/snapshots", proxy.endpoint(),
        new SqsDeadLetters(sqs, queue.url(), queue.deadLetters()), _ -> _ -> {}, new HashEmbedder(), Clock.systemUTC());
  }

  static Figures run(long seed, int objects, int deliveries) throws IOException {
    try (S3Proxy proxy = S3Proxy.start()) {
      DeliveriesDrill drill = new DeliveriesDrill(seed, objects, deliveries, proxy);
      try {
        return drill.run();
      } finally {
        drill.ingest.close();
        drill.s3.close();
      }
    }
  }

  private Figures run() throws IOException {
    long start = System.nanoTime();
    int poison = deliveries / 100;
    int copies = 2;
    int changes = (deliveries - poison) / copies;
    for (int i = 0; i < changes; i++) {
      String event = change(i < objects ? i : random.nextInt(objects));
      for (int copy = 0; copy < copies; copy++) {
        waiting.add(event);
      }
      if (i % Math.max(1, changes / poison) == 0 && nonsense.size() < poison) {
        nonsense.add(nonsense(nonsense.size()));
        waiting.add(nonsense(nonsense.size() - 1));
      }
      if (waiting.size() > 500 || i == changes - 1) {
        send(i == changes - 1 ? 0 : 200);
        pump();
      }
    }
    while (sent > handled) {
      pump();
    }
    Figures figures = new Figures();
    figures.told("objects", objects);
    figures.must("deliveries", changes * copies + nonsense.size(), sent);
    figures.told("of them nonsense", nonsense.size());
    figures.must("given again", 0, again);
    compare(figures);
    deadLetters(figures);
    figures.told("seconds", (System.nanoTime() - start) / 1_000_000_000);
    return figures;
  }

  /** Writes, overwrites or deletes an object, and gives the message that tells of it. */
  private String change(int number) {
    String key = "articles/" + number % 7 + "/object " + number + ".jsonl";
    sequencer += 1 + random.nextInt(1_000);
    String hex = String.format("%016X", sequencer);
    boolean remove = random.nextInt(5) == 0;
    if (remove) {
      s3.deleteObject(b -> b.bucket(bucket).key(key));
    } else {
      boolean useless = random.nextInt(100) == 0;
      String line = useless ? "{\"id\":" : "{\"id\":\"id-" + number + "\",\"title\":\"Article " + number
          + "\",\"text\":\"Version " + hex + " of article " + number + " says that the ferry sank.\"}\n"
          + (random.nextInt(10) == 0 ? "{\"id\":\"shared-" + random.nextInt(20) + "\",\"text\":\"Shared by " + number + ".\"}" : "");
      s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString(line));
      if (useless) {
        poisonedVersions.merge(key, 1, Integer::sum);
      }
    }
    return "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"" + (remove ? "ObjectRemoved:Delete" : "ObjectCreated:Put")
        + "\",\"s3\":{\"bucket\":{\"name\":\"" + bucket + "\"},\"object\":{\"key\":\"" + key.replace(" ", "+")
        + "\",\"sequencer\":\"" + hex + "\"}}}]}";
  }

  private static String nonsense(int number) {
    return switch (number % 4) {
      case 0 -> "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{ // " + number;
      case 1 -> "{\"nothing\":" + number + "}";
      case 2 -> "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"other-" + number + "\"}}}]}";
      default -> "plain words " + number;
    };
  }

  /** Sends all but {@code keep} of those that wait, in any order. */
  private void send(int keep) {
    Collections.shuffle(waiting, random);
    List<String> now = new ArrayList<>(waiting.subList(keep, waiting.size()));
    waiting.subList(keep, waiting.size()).clear();
    for (int from = 0; from < now.size(); from += 10) {
      List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
      for (String body : now.subList(from, Math.min(from + 10, now.size()))) {
        entries.add(SendMessageBatchRequestEntry.builder().id("m" + entries.size()).messageBody(body).build());
      }
      sqs.sendMessageBatch(b -> b.queueUrl(queue.url()).entries(entries));
      sent += entries.size();
    }
  }

  /** What Lambda does: takes a batch, calls the function, deletes what it does not want again. */
  private void pump() {
    for (int idle = 0; sent > handled && idle < 20;) {
      List<Message> batch = new ArrayList<>();
      for (int i = 0; i < BATCH / 10 && batch.size() + handled < sent; i++) {
        batch.addAll(sqs.receiveMessage(b -> b.queueUrl(queue.url()).maxNumberOfMessages(10)
            .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)).messages());
      }
      idle = batch.isEmpty() ? idle + 1 : 0;
      Deliveries.Handled done = ingest.handle(batch.stream().map(m -> new Deliveries.Message(m.messageId(), m.body(),
          Integer.parseInt(m.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)))).toList());
      again += done.again().size();
      for (Message message : batch) {
        if (!done.again().contains(message.messageId())) {
          sqs.deleteMessage(b -> b.queueUrl(queue.url()).receiptHandle(message.receiptHandle()));
          handled++;
        }
      }
    }
  }

  private void compare(Figures figures) throws IOException {
    String rebuilt = "s3://" + bucket + "/rebuilt";
    try (BucketIngest anew = new BucketIngest("s3://" + bucket + "/articles", rebuilt, proxy.endpoint(),
        new SqsDeadLetters(sqs, queue.url(), queue.deadLetters()), _ -> _ -> {}, new HashEmbedder(), Clock.systemUTC())) {
      anew.sweep(() -> true);
    }
    State wanted = state(rebuilt);
    State found = state("s3://" + bucket + "/snapshots");
    figures.told("articles", wanted.articles.size());
    figures.must("index equals a rebuild: content name", wanted.name, found.name);
    figures.must("index equals a rebuild: articles, text for text", true, wanted.articles.equals(found.articles));
    figures.must("index equals a rebuild: objects seen", true, wanted.objects.equals(found.objects));
    var published = Wiring.snapshots("s3://" + bucket + "/snapshots", proxy.endpoint());
    figures.told("publications", published.latest().orElseThrow().sequence());
    published.close();
  }

  /** What an index holds: its content name, texts by id, and what each living object offers. */
  private record State(String name, Map<String, String> articles, Map<String, List<String>> objects) {}

  private State state(String uri) throws IOException {
    Path copy = Files.createTempDirectory("footnote-drill-");
    var snapshots = Wiring.snapshots(uri, proxy.endpoint());
    snapshots.fetch(snapshots.latest().orElseThrow(), copy);
    Map<String, String> articles = new TreeMap<>();
    String name;
    try (LuceneIndex index = LuceneIndex.open(copy, "hash", 8)) {
      name = index.snapshot();
      index.page("", 1_000_000).forEach(article -> articles.put(article.id(), article.text()));
    }
    Map<String, List<String>> seen = new TreeMap<>();
    try (LuceneWriter writer = LuceneWriter.open(copy, "hash", 8)) {
      for (Tracked object : writer.tracked()) {
        if (object.gone().isEmpty()) {
          seen.put(object.key(), object.articles());
        }
      }
    }
    snapshots.close();
    Folders.delete(copy);
    return new State(name, articles, seen);
  }

  /** Every nonsense once; of useless objects at most a letter for each version, and none of what is not useless. */
  private void deadLetters(Figures figures) {
    Map<String, Integer> found = new HashMap<>();
    Map<String, Integer> useless = new TreeMap<>();
    int withoutReason = 0;
    for (List<Message> some = dead(); !some.isEmpty(); some = dead()) {
      for (Message message : some) {
        if (message.messageAttributes().get("reason") == null || message.messageAttributes().get("code") == null) {
          withoutReason++;
        }
        if (nonsense.contains(message.body())) {
          found.merge(message.body(), 1, Integer::sum);
        } else {
          String key = message.body().replaceAll(".*\"key\":\"([^\"]*)\".*", "$1").replace("+", " ");
          useless.merge(key, 1, Integer::sum);
        }
        sqs.deleteMessage(b -> b.queueUrl(queue.deadLetters()).receiptHandle(message.receiptHandle()));
      }
    }
    figures.must("dead letters: each nonsense once", true,
        found.keySet().equals(nonsense) && found.values().stream().allMatch(n -> n == 1));
    figures.told("dead letters: of useless objects", useless.values().stream().mapToInt(i -> i).sum());
    figures.must("dead letters: of objects that were never useless", 0,
        (int) useless.keySet().stream().filter(key -> !poisonedVersions.containsKey(key)).count());
    figures.must("dead letters: more for an object than it had useless versions", 0, (int) useless.entrySet().stream()
        .filter(e -> e.getValue() > poisonedVersions.getOrDefault(e.getKey(), 0)).count());
    figures.must("dead letters without a reason", 0, withoutReason);
  }

  private List<Message> dead() {
    return sqs.receiveMessage(b -> b.queueUrl(queue.deadLetters()).maxNumberOfMessages(10).messageAttributeNames("All"))
        .messages();
  }
}
