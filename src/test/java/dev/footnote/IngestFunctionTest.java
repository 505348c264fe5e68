package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.aws.S3Proxy;
import dev.footnote.aws.SqsDeadLetters;
import dev.footnote.aws.SqsPeer;
import dev.footnote.aws.TestBuckets;
import dev.footnote.http.Requests;
import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.HashEmbedder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.model.Message;

/** Against a real S3 server and a real SQS server, with the events of the folder {@code events/}. */
class IngestFunctionTest {
  private final String bucket = "footnote-example-" + System.nanoTime();
  private final S3Proxy proxy = S3Proxy.start();
  private final SqsPeer.Queue queue = SqsPeer.create(bucket, Duration.ofSeconds(60), 8);
  private final IngestFunction function = new IngestFunction(() -> new BucketIngest("s3://" + bucket + "/articles",
      "s3://" + bucket + "/snapshots", proxy.endpoint(),
      new SqsDeadLetters(SqsPeer.client(), queue.url(), queue.deadLetters()), _ -> this::feed, new HashEmbedder(), Clock.systemUTC()));
  private int remaining = 600_000;

  IngestFunctionTest() {
    TestBuckets.create(bucket);
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  private JsonNode invoke(String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Context context = Mockito.mock(Context.class);
    Mockito.when(context.getRemainingTimeInMillis()).thenReturn(remaining);
    function.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
    return Requests.json(out.toString(StandardCharsets.UTF_8));
  }

  private JsonNode event(String name) throws IOException {
    return invoke(Files.readString(Path.of("events/ingest-" + name + ".json")).replace("footnote-example", bucket));
  }

  private void put(String key, String text) {
    try (S3Client s3 = TestBuckets.client(proxy.endpoint())) {
      s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString(text));
    }
  }

  private Optional<Manifest> published() {
    var snapshots = Wiring.snapshots("s3://" + bucket + "/snapshots", proxy.endpoint());
    try {
      return snapshots.latest();
    } finally {
      snapshots.close();
    }
  }

  private List<Message> dead() {
    return SqsPeer.client().receiveMessage(b -> b.queueUrl(queue.deadLetters()).messageAttributeNames("All")
        .visibilityTimeout(0).maxNumberOfMessages(10)).messages();
  }

  private static String messages(int number, String body) {
    StringBuilder records = new StringBuilder();
    for (int i = 0; i < number; i++) {
      records.append(i == 0 ? "" : ",").append("{\"messageId\":\"m").append(i).append("\",\"eventSource\":\"aws:sqs\",")
          .append("\"attributes\":{\"ApproximateReceiveCount\":\"1\"},\"body\":\"").append(body).append("\"}");
    }
    return "{\"Records\":[" + records + "]}";
  }

  @Test
  void aBatchOfNotificationsIsPublishedOnceAndAcknowledged() throws IOException {
    put("articles/harbour news/flood.md", "---\ntitle: Flood\n---\nThe harbour was flooded on Monday.");
    assertEquals("{\"batchItemFailures\":[]}", event("articles").toString());
    assertEquals(1, published().orElseThrow().sequence());
    assertEquals("{\"batchItemFailures\":[]}", event("articles").toString());
    assertEquals(1, published().orElseThrow().sequence(), "delivered again, it changes nothing");
  }

  @Test
  void aMessageThatIsNoNotificationIsBuriedWithItsReasonAndCanBeRedriven() throws IOException {
    assertEquals("{\"batchItemFailures\":[]}", invoke(messages(1, "nonsense")).toString());
    Message letter = dead().getFirst();
    assertEquals("nonsense", letter.body());
    assertEquals("bad_json", Optional.ofNullable(letter.messageAttributes().get("code")).orElseThrow().stringValue());
    assertEquals("{\"redriven\":1}", event("redrive").toString());
    assertEquals(List.of(), dead());
    assertEquals("nonsense", SqsPeer.client().receiveMessage(b -> b.queueUrl(queue.url()).waitTimeSeconds(5)).messages()
        .getFirst().body());
  }

  @Test
  void aSweepFindsWhatNoEventTold() throws IOException {
    put("articles/a.txt", "The mill burned down in May.");
    put("articles/b.pages", "what is this");
    put("articles/c/", "");
    put("snapshots/elsewhere.txt", "not an article");
    assertEquals("{\"repaired\":2,\"unread\":0,\"left\":0,\"collected\":0}", event("sweep").toString());
    assertEquals("{\"repaired\":0,\"unread\":0,\"left\":0,\"collected\":0}", event("sweep").toString());
  }

  /** A feed with one article and one page that cannot be had. */
  private void feed(Consumer<Received> sink) {
    sink.accept(new Received.Accepted("https://a.example/feed", new Article(Source.of("https://a.example/1", "One"), "It rained.")));
    sink.accept(new Received.Rejected("https://a.example/2", "not_allowed", "robots.txt forbids it"));
  }

  @Test
  void feedsArePolledIntoTheSameIndex() throws IOException {
    put("articles/a.txt", "The mill burned down in May.");
    event("sweep");
    assertEquals("{\"received\":2,\"indexed\":1,\"unchanged\":0,\"rejected\":1,\"deadLettered\":0}", event("feeds").toString());
    assertEquals("{\"received\":2,\"indexed\":0,\"unchanged\":1,\"rejected\":1,\"deadLettered\":0}", event("feeds").toString());
    assertEquals("{\"repaired\":0,\"unread\":0,\"left\":0,\"collected\":0}", event("sweep").toString(), "a sweep leaves feeds alone");
    assertEquals(2, published().orElseThrow().sequence());
  }

  @Test
  void whatThereIsNoTimeForComesAgain() throws IOException {
    remaining = 60_000;
    JsonNode failures = invoke(messages(60, "nonsense")).path("batchItemFailures");
    assertEquals(10, failures.size());
    assertEquals("m50", failures.path(0).path("itemIdentifier").textValue());
  }

  @Test
  void anEventFromElsewhereFailsSoThatItsSenderSeesIt() {
    for (String event : List.of("{}", "{\"footnote\":\"dance\"}", "{\"Records\":[{\"eventSource\":\"aws:s3\"}]}", "[]")) {
      assertThrows(IllegalArgumentException.class, () -> invoke(event), event);
    }
  }
}
