package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Deliveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How template.yaml joins the bucket to the ingest function. */
class TemplateIngestTest {
  @Test
  void messagesComeAgainOnlyAfterTheFunctionIsCertainlyDoneAndItGivesUpBeforeTheQueueDoes() {
    int timeout = (Integer) Template.at("Resources", "IngestFunction", "Properties", "Timeout");
    Map<?, ?> queue = (Map<?, ?>) Template.at("Resources", "ArticleEvents", "Properties");
    assertTrue((Integer) Template.at(queue, "VisibilityTimeout") >= 6 * timeout);
    assertTrue((Integer) Template.at(queue, "RedrivePolicy", "maxReceiveCount") > Deliveries.MOST_RECEIVES);
    Map<?, ?> source = (Map<?, ?>) Template.at("Resources", "IngestFunction", "Properties", "Events", "Articles",
        "Properties");
    assertEquals(List.of("ReportBatchItemFailures"), Template.at(source, "FunctionResponseTypes"));
  }

  @Test
  void theScheduleAsksForWhatTheFunctionKnows() throws IOException {
    for (String event : List.of("Sweep", "Feeds")) {
      String input = Template.at("Resources", "IngestFunction", "Properties", "Events", event, "Properties", "Input").toString();
      assertEquals(input, Files.readString(Path.of("events/ingest-" + event.toLowerCase(Locale.ROOT) + ".json")).strip()
          .replace(" ", ""));
    }
  }

  @Test
  void everythingThatHappensToAnArticleIsTold() {
    List<?> told = Template.list(Template.at("Resources", "Bucket", "Properties", "NotificationConfiguration", "QueueConfigurations"));
    assertEquals(List.of("s3:ObjectCreated:*", "s3:ObjectRemoved:*"), told.stream().map(t -> Template.at(t, "Event")).toList());
  }
}
