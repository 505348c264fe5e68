package dev.footnote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.aws.DynamoPeer;
import dev.footnote.aws.SqsPeer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code scripts/slack-figures}: prints every figure of the Slack bot. */
final class SlackFigures {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SECRET = "events-signing-secret-0123456789";
  private static final Pattern TOLD = Pattern.compile("status (\\d+), init (\\d+) ms, call (\\d+) ms");

  private SlackFigures() {}

  /** Arguments: {@code once} or {@code cold}, then number of events or of starts, then the index. */
  public static void main(String[] arguments) throws InterruptedException {
    Logging.configure(java.util.logging.Level.SEVERE);
    int number = Integer.parseInt(arguments[1]);
    try {
      switch (arguments[0]) {
        case "once" -> once(number, Path.of(arguments[2]));
        case "cold" -> cold(number);
        default -> throw new IllegalArgumentException("once or cold, not " + arguments[0]);
      }
    } catch (IOException | RuntimeException e) {
      System.err.println("error: " + e);
      System.exit(1); // the servers would hold the process open
    }
    System.exit(0);
  }

  private static void once(int events, Path index) throws IOException, InterruptedException {
    List<String> questions = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/corpus/questions.jsonl"))) {
      questions.add(JSON.readTree(line).path("question").asText());
    }
    SlackOnce.Plan plan = new SlackOnce.Plan(events, 4, 9, Math.max(1, events / 10), 20261124);
    SlackOnce.Outcome outcome = SlackOnce.run(plan, questions, index);
    System.out.printf(Locale.ROOT, """
        %d events, each delivered %d times, %.0f events a second; two workers, killed with SIGKILL; seed %d; took %d s
          workers killed in mid-work              %d
          questions answered                      %d
          answered twice                          %d
          lost                                    %d
          placeholders beside an answer           %d
          deliveries not acknowledged with 200    %d
          against Slack's rules                   %d
        acknowledgement of %d deliveries, warm, ms
          p50 %.1f   p95 %.1f   p99 %.1f   most %.1f
        """, events, plan.deliveries(), plan.perSecond(), plan.seed(), outcome.took().toSeconds(), outcome.killed(),
        outcome.answered(), outcome.doubled(), outcome.lost(), outcome.placeholders(), outcome.refused(),
        outcome.problems().size(), outcome.ackMs().size(), outcome.percentile(0.5), outcome.percentile(0.95),
        outcome.percentile(0.99), outcome.percentile(1));
  }

  /** The Lambda package, started anew each time on AWS's runtime interface client, takes a mention. */
  private static void cold(int starts) throws IOException, InterruptedException {
    String table = "cold-" + UUID.randomUUID();
    DynamoPeer.create(table);
    String queue = SqsPeer.create(table, Duration.ofMinutes(3), 5).url();
    double[] whole = new double[starts];
    for (int i = -1; i < starts; i++) { // the first does not count: it may build and unpack the package
      Path event = Files.createTempFile("slack-mention-", ".json");
      JsonNode mention = JSON.readTree(Files.readString(Path.of("events/slack-mention.json")).replace("000.000100",
          "000.00" + String.format(Locale.ROOT, "%04d", i + 2)));
      Files.write(event, SlackSigner.sign(mention, SECRET, Clock.systemUTC()));
      ProcessBuilder builder = new ProcessBuilder("scripts/invoke", event.toString()).redirectErrorStream(true);
      builder.environment().put("FOOTNOTE_TABLE", table);
      builder.environment().put("FOOTNOTE_SLACK_SIGNING_SECRETS", SECRET);
      builder.environment().put("FOOTNOTE_SLACK_BOT_TOKEN", "xoxb-measuring");
      builder.environment().put("FOOTNOTE_SLACK_QUEUE", queue);
      builder.environment().put("AWS_ENDPOINT_URL_DYNAMODB", DynamoPeer.endpoint().toString());
      builder.environment().put("AWS_ENDPOINT_URL_SQS", SqsPeer.endpoint().toString());
      builder.environment().put("AWS_ACCESS_KEY_ID", "key");
      builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
      builder.environment().put("AWS_REGION", "us-east-1");
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      Files.delete(event);
      Matcher told = TOLD.matcher(said);
      if (!told.find() || !told.group(1).equals("200")) {
        throw new IOException("the package did not acknowledge with status 200; it said:\n" + said);
      }
      if (i >= 0) {
        whole[i] = Double.parseDouble(told.group(2)) + Double.parseDouble(told.group(3));
        System.out.printf(Locale.ROOT, "  start %d: init %s ms, call %s ms%n", i + 1, told.group(2), told.group(3));
      }
    }
    int queued = SqsPeer.client().receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages().size();
    Arrays.sort(whole);
    System.out.printf(Locale.ROOT, "cold acknowledgement, process start to response, ms: median %.0f, most %.0f (%d starts;"
        + " questions in the queue: %d or more)%n", whole[starts / 2], whole[starts - 1], starts, queued);
  }
}
