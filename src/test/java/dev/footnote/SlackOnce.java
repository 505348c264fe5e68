package dev.footnote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.aws.DynamoPeer;
import dev.footnote.aws.DynamoTable;
import dev.footnote.aws.SqsFollowUp;
import dev.footnote.aws.SqsPeer;
import dev.footnote.http.HttpApi;
import dev.footnote.slack.Manners;
import dev.footnote.slack.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Delivers many questions to the bot, each several times, while worker processes are killed in mid-work, and counts the
 * answers: two workers, a real DynamoDB and a real SQS with its visibility timeout, a pretend Slack.
 */
final class SlackOnce {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SECRET = "measuring-signing-secret-0123456789";
  private static final String TOKEN = "xoxb-measuring";

  /** Seconds after which the queue delivers again; a lease ends before. */
  private static final int VISIBILITY = 10;
  private static final int LEASE = 6;

  private static final int[] AGAIN_MS = {500, 5_000, 15_000};

  /** @param kills how many questions lose their worker in mid-work */
  record Plan(int events, int deliveries, double perSecond, int kills, long seed) {}

  /**
   * @param refused deliveries that were not acknowledged with 200
   * @param placeholders messages of ours beside the answer: doubled placeholders
   * @param ackMs milliseconds of each acknowledgement, rising
   */
  record Outcome(int events, int killed, int answered, int doubled, int lost, int placeholders, int refused, List<Double> ackMs,
      Duration took, List<String> problems) {
    double percentile(double p) {
      return ackMs.get((int) Math.min(ackMs.size() - 1, Math.ceil(p * ackMs.size()) - 1));
    }
  }

  private final Plan plan;
  private final Path index;
  private final Random random;
  private final PretendSlack slack;
  private final SqsPeer.Queue queue;
  private final String table = "slack-" + UUID.randomUUID();
  private final List<Double> acks = Collections.synchronizedList(new ArrayList<>());
  private final List<String> refused = Collections.synchronizedList(new ArrayList<>());

  private SlackOnce(Plan plan, Path index) throws IOException {
    this.plan = plan;
    this.index = index;
    this.random = new Random(plan.seed);
    this.slack = PretendSlack.start(Clock.systemUTC(), _ -> { });
    this.queue = SqsPeer.create(table, Duration.ofSeconds(VISIBILITY), 10);
    DynamoPeer.create(table);
  }

  /** @param index that the workers answer from */
  static Outcome run(Plan plan, List<String> questions, Path index) throws IOException, InterruptedException {
    SlackOnce once = new SlackOnce(plan, index);
    try {
      return once.run(questions);
    } finally {
      once.slack.close();
    }
  }

  private Outcome run(List<String> questions) throws IOException, InterruptedException {
    long start = System.nanoTime();
    SlackSettings settings = new SlackSettings(List.of(SECRET), TOKEN, Optional.of(queue.url()),
        new Manners(Set.of(), 100_000, 1_000_000, false), Optional.of(slack.base()), Duration.ofSeconds(LEASE));
    try (DynamoTable shared = DynamoTable.at(table, Optional.of(DynamoPeer.endpoint()));
        SqsFollowUp followUp = new SqsFollowUp(queue.url(), Optional.of(SqsPeer.endpoint()))) {
      Callers callers = Callers.of(CallerSettings.OPEN, Optional.of(shared), Config.DEFAULT_FEEDBACK);
      SlackWiring wiring = new SlackWiring(settings, callers, Clock.systemUTC());
      HttpApi api = new HttpApi(Optional::empty, Clock.systemUTC(), false).with(wiring.endpoints(followUp));
      try (LocalServer server = LocalServer.start(api, 0, Set.of());
          SlackKiller workers = new SlackKiller(environment(), queue.url(), plan.kills, random)) {
        warm(server.uri());
        workers.start();
        List<String> threads = deliver(server.uri(), questions);
        await(threads);
        return count(threads, workers.killed(), Duration.ofNanos(System.nanoTime() - start));
      }
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("FOOTNOTE_INDEX", index.toString());
    environment.put("FOOTNOTE_READER_WINDOWS", "0");
    environment.put("FOOTNOTE_TABLE", table);
    environment.put("FOOTNOTE_SLACK_SIGNING_SECRETS", SECRET);
    environment.put("FOOTNOTE_SLACK_BOT_TOKEN", TOKEN);
    environment.put("FOOTNOTE_SLACK_QUEUE", queue.url());
    environment.put("FOOTNOTE_SLACK_API", slack.base());
    environment.put("FOOTNOTE_SLACK_LEASE", Integer.toString(LEASE));
    environment.put("FOOTNOTE_SLACK_STREAMS", "off");
    environment.put("FOOTNOTE_SLACK_USER_DAILY", "100000");
    environment.put("FOOTNOTE_SLACK_WORKSPACE_DAILY", "1000000");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", DynamoPeer.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_SQS", SqsPeer.endpoint().toString());
    environment.put("AWS_ACCESS_KEY_ID", "key");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    environment.put("AWS_REGION", "us-east-1");
    return environment;
  }

  /** What is measured is a warm endpoint, with a table and a queue that have been asked before. */
  private void warm(URI uri) throws InterruptedException {
    for (int i = 0; i < 40; i++) {
      deliver(uri, body("1600000000." + String.format(Locale.ROOT, "%06d", i + 1), "Are you warm?"));
      Thread.sleep(50);
    }
    acks.clear();
    refused.clear();
  }

  private List<String> deliver(URI uri, List<String> questions) throws InterruptedException {
    List<String> threads = new ArrayList<>();
    try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < plan.events; i++) {
        String question = questions.get(i % questions.size());
        String ts = slack.say("C" + i % 20, "", "U" + i % 50, question);
        threads.add(ts);
        String body = body(ts, question).replace("\"C\"", "\"C" + i % 20 + "\"").replace("\"U\"", "\"U" + i % 50 + "\"");
        long at = (long) (i * 1_000 / plan.perSecond);
        for (int delivery = 0; delivery < plan.deliveries; delivery++) {
          long later = delivery == 0 ? 0 : random.nextInt(5_000); // at once, soon, or while it is being answered
          var _ = clock.schedule(() -> senders.execute(() -> deliver(uri, body)), at + later, TimeUnit.MILLISECONDS);
        }
      }
      clock.shutdown();
      clock.awaitTermination(1, TimeUnit.HOURS);
    }
    return threads;
  }

  private static String body(String ts, String question) {
    ObjectNode body = JSON.createObjectNode().put("type", "event_callback").put("team_id", "T1");
    body.putObject("event").put("type", "app_mention").put("channel", "C").put("user", "U").put("ts", ts)
        .put("text", "<@UFOOTNOTE> " + question);
    body.putArray("authorizations").addObject().put("user_id", "UFOOTNOTE");
    return body.toString();
  }

  /** As Slack does: what is not acknowledged is sent again, three times; after shorter waits than its minutes. */
  private void deliver(URI uri, String body) {
    try {
      for (int attempt = 0; attempt <= AGAIN_MS.length && !post(uri, body); attempt++) {
        Thread.sleep(attempt < AGAIN_MS.length ? AGAIN_MS[attempt] : 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** @return whether it was acknowledged */
  private boolean post(URI uri, String body) {
    String now = Long.toString(Clock.systemUTC().instant().getEpochSecond());
    long start = System.nanoTime();
    try {
      int status = CLIENT.send(HttpRequest.newBuilder(uri.resolve("slack/events")).timeout(Duration.ofSeconds(20))
          .header("Content-Type", "application/json").header("X-Slack-Request-Timestamp", now)
          .header("X-Slack-Signature", Signature.of(SECRET, now, body.getBytes(StandardCharsets.UTF_8)))
          .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding()).statusCode();
      acks.add((System.nanoTime() - start) / 1e6);
      if (status != 200) {
        refused.add("status " + status);
      }
      return status == 200;
    } catch (IOException e) {
      refused.add(e.toString());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Until every question has its answer and the queue is empty, or five minutes have brought nothing new. */
  private void await(List<String> threads) throws InterruptedException {
    long before = -1;
    for (int quiet = 0; quiet < 300; quiet++) {
      long now = threads.stream().filter(ts -> !answers(ts).isEmpty()).count();
      if (now == threads.size() && isEmpty()) {
        return;
      }
      quiet = now == before ? quiet : 0;
      before = now;
      Thread.sleep(1_000);
    }
  }

  private boolean isEmpty() {
    Map<String, String> counts = new HashMap<>();
    SqsPeer.client().getQueueAttributes(r -> r.queueUrl(queue.url()).attributeNamesWithStrings("All")).attributesAsStrings()
        .forEach(counts::put);
    return List.of("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible",
        "ApproximateNumberOfMessagesDelayed").stream().allMatch(name -> counts.getOrDefault(name, "0").equals("0"));
  }

  private List<PretendSlack.Message> ours(String thread) {
    return slack.messages().stream().filter(m -> m.user().equals("UFOOTNOTE") && m.thread().equals(thread)).toList();
  }

  private List<PretendSlack.Message> answers(String thread) {
    return ours(thread).stream().filter(m -> !m.text().startsWith("Looking it up")).toList();
  }

  private Outcome count(List<String> threads, int killed, Duration took) {
    int answered = 0;
    int doubled = 0;
    int placeholders = 0;
    for (String thread : threads) {
      long heads = answers(thread).stream().filter(m -> part(m) == 1).count();
      answered += heads >= 1 ? 1 : 0;
      doubled += heads > 1 ? 1 : 0;
      placeholders += ours(thread).size() - answers(thread).size();
    }
    List<Double> sorted = acks.stream().sorted().toList();
    return new Outcome(plan.events, killed, answered, doubled, plan.events - answered, placeholders, refused.size(), sorted,
        took, slack.problems());
  }

  private static int part(PretendSlack.Message message) {
    JsonNode payload = message.metadata().path("event_payload");
    return (int) payload.path("part").asDouble();
  }
}
