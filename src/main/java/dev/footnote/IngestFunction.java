package dev.footnote;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.aws.SqsDeadLetters;
import dev.footnote.extract.UrlSource;
import dev.footnote.fetch.WebFetcher;
import dev.footnote.ingest.Deliveries;
import dev.footnote.ingest.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The Lambda function that makes the published index follow the articles. It takes
 *
 * <ul>
 *   <li>batches of SQS messages with S3's event notifications; the response names those to be given again;
 *   <li>{@code {"footnote":"sweep"}}, from a schedule: compares bucket and index;
 *   <li>{@code {"footnote":"feeds"}}, from a schedule: polls the feeds;
 *   <li>{@code {"footnote":"redrive","most":100}}, by hand: gives dead messages to the queue again.
 * </ul>
 */
public final class IngestFunction implements RequestStreamHandler {
  private static final System.Logger LOG = System.getLogger("dev.footnote");
  private static final JsonMapper JSON = new JsonMapper();

  /** What is heeded and published together. */
  private static final int AT_ONCE = 50;

  /** What does not begin with so much time left is given again instead. */
  private static final Duration SPARE = Duration.ofMinutes(2);

  private static final int REDRIVEN = 1_000;

  /** Pages that feeds and sitemaps may lead to in one poll; about one a second is fetched. */
  private static final int PAGES = 300;

  private final Supplier<BucketIngest> connect;
  private @Nullable BucketIngest ingest;

  /** Called by Lambda. Wrong settings fail the first event, so that its sender keeps it. */
  public IngestFunction() {
    this(() -> of(System.getenv()));
    Logging.configure(Level.INFO);
  }

  IngestFunction(Supplier<BucketIngest> connect) {
    this.connect = connect;
  }

  private static BucketIngest of(Map<String, String> environment) {
    Config config = Config.of(environment);
    IngestSettings settings = config.ingest();
    SqsClient sqs = SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    return new BucketIngest(needed(settings.articles(), IngestSettings.ARTICLES),
        needed(config.snapshot(), Config.SNAPSHOT), Optional.empty(),
        new SqsDeadLetters(sqs, needed(settings.queue(), IngestSettings.QUEUE),
            needed(settings.deadLetters(), IngestSettings.DEAD_LETTERS)),
        shelf -> settings.feeds().isEmpty() ? _ -> {} : new UrlSource(WebFetcher.system(shelf),
            settings.feeds().stream().map(URI::toString).toList(), PAGES, _ -> {}),
        Wiring.shippedEmbedder(), Clock.systemUTC());
  }

  private static String needed(Optional<String> setting, String name) {
    return setting.orElseThrow(() -> new Config.Invalid(List.of(name + " is not set, but the ingest function needs it.")));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
    JsonNode event = JSON.readTree(input.readAllBytes());
    JsonNode records = event.path("Records");
    ObjectNode response = JSON.createObjectNode();
    if (records.isArray() && records.path(0).path("eventSource").asText("").equals("aws:sqs")) {
      messages(messages(records), response.putArray("batchItemFailures"), context);
    } else {
      switch (event.path("footnote").asText("")) {
        case "sweep" -> sweep(response, context);
        case "feeds" -> poll(response);
        case "redrive" -> response.put("redriven", ingest().redrive(event.path("most").asInt(REDRIVEN)));
        default -> throw new IllegalArgumentException("neither SQS messages nor {\"footnote\": \"sweep\", \"feeds\" or \"redrive\"}:"
            + " point the trigger at another function, or correct the schedule's input.");
      }
    }
    output.write(JSON.writeValueAsBytes(response));
  }

  private static List<Deliveries.Message> messages(JsonNode records) {
    List<Deliveries.Message> messages = new ArrayList<>();
    for (JsonNode record : records) {
      messages.add(new Deliveries.Message(record.path("messageId").asText(), record.path("body").asText(),
          record.path("attributes").path("ApproximateReceiveCount").asInt(1)));
    }
    return messages;
  }

  private void messages(List<Deliveries.Message> messages, ArrayNode failures, Context context) {
    for (int from = 0; from < messages.size(); from += AT_ONCE) {
      List<Deliveries.Message> some = messages.subList(from, Math.min(from + AT_ONCE, messages.size()));
      if (from > 0 && !hasTime(context)) {
        some.forEach(message -> failures.addObject().put("itemIdentifier", message.id()));
        continue;
      }
      Deliveries.Handled handled = ingest().handle(some);
      handled.again().forEach(id -> failures.addObject().put("itemIdentifier", id));
      LOG.log(System.Logger.Level.INFO, "{0} messages: {1} again, {2} dead-lettered; articles: {3}", some.size(),
          handled.again().size(), handled.deadLettered(), handled.heeded().map(h -> told(h.report(), h.deleted())).orElse("none"));
    }
  }

  private static String told(Report report, int deleted) {
    return report.received() + " received = " + report.indexed() + " indexed + " + report.unchanged() + " unchanged + "
        + report.rejections().size() + " rejected + " + report.deadLetters().size() + " dead-lettered; " + deleted
        + " deleted";
  }

  private void sweep(ObjectNode response, Context context) {
    BucketIngest.Swept swept = ingest().sweep(() -> hasTime(context));
    response.put("repaired", swept.repaired()).put("unread", swept.unread()).put("left", swept.left())
        .put("collected", swept.collected());
    LOG.log(swept.unread() == 0 ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
        "swept: {0} objects repaired, {1} could not be read, {2} left, {3} files of old snapshots deleted",
        swept.repaired(), swept.unread(), swept.left(), swept.collected());
  }

  private void poll(ObjectNode response) {
    Report report = ingest().poll();
    response.put("received", report.received()).put("indexed", report.indexed()).put("unchanged", report.unchanged())
        .put("rejected", report.rejections().size()).put("deadLettered", report.deadLetters().size());
    report.rejections().forEach(rejected ->
        LOG.log(System.Logger.Level.WARNING, "rejected: {0}: {1}", rejected.origin(), rejected.code()));
    LOG.log(System.Logger.Level.INFO, "feeds polled; articles: {0}", told(report, 0));
  }

  private static boolean hasTime(Context context) {
    return context.getRemainingTimeInMillis() > SPARE.toMillis();
  }

  private BucketIngest ingest() {
    BucketIngest open = ingest;
    if (open == null) {
      open = connect.get();
      ingest = open;
    }
    return open;
  }
}
