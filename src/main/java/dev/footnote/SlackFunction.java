package dev.footnote;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Endpoint;
import dev.footnote.http.Service;
import dev.footnote.slack.Ask;
import dev.footnote.slack.FollowUp;
import dev.footnote.slack.LaterException;
import dev.footnote.slack.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Lambda function behind the queue of Slack's questions: answers each, and tells the queue which are to come again.
 * What Slack defers goes back into the queue with that delay.
 */
public final class SlackFunction implements RequestStreamHandler {
  /** After so many attempts the queue gives a question up; the template says the same. */
  static final int ATTEMPTS = 5;

  private static final Logger LOG = System.getLogger("dev.footnote");
  private static final JsonMapper JSON = new JsonMapper();

  private final Worker worker;
  private final FollowUp queue;

  /** Held here, since the context of checkpoints holds it weakly. */
  @SuppressWarnings("UnusedVariable")
  private final Optional<SnapStart> snapStart;

  /** Called by Lambda. @throws IllegalStateException if the settings name no bot or no queue */
  public SlackFunction() {
    java.util.logging.Level level = java.util.logging.Level.INFO;
    Logging.configure(level);
    Map<String, String> environment = System.getenv();
    Config config = Config.of(environment);
    Callers callers = Callers.of(config);
    SlackWiring wiring = wiring(config, callers).orElseThrow(() -> new IllegalStateException(
        "the settings name no Slack bot; set " + Config.SLACK_SIGNING_SECRETS + " and " + Config.SLACK_BOT_TOKEN));
    ServedIndex index = ServedIndex.of(environment, callers);
    this.worker = new Worker(() -> index.get().map(Service::asker).orElseThrow(
        () -> new IllegalStateException("there is no index yet; publish one")), wiring.desk());
    this.queue = wiring.queue().orElseThrow(() -> new IllegalStateException(Config.SLACK_QUEUE + " is missing"));
    this.snapStart = Optional.of(SnapStart.register(index, callers));
  }

  SlackFunction(Worker worker, FollowUp queue) {
    this.worker = worker;
    this.queue = queue;
    this.snapStart = Optional.empty();
  }

  /** Slack's routes, where the settings name a bot and a queue; what is missing is told in the log. */
  static List<Endpoint> endpoints(Config config, Callers callers) {
    Optional<SlackWiring> wiring = wiring(config, callers);
    Optional<FollowUp> queue = wiring.flatMap(SlackWiring::queue);
    if (wiring.isPresent() && queue.isEmpty()) {
      LOG.log(Level.ERROR, "Slack is not served: {0} is missing, and a function rests once it has answered",
          Config.SLACK_QUEUE);
    }
    return queue.map(q -> wiring.get().endpoints(q)).orElse(List.of());
  }

  private static Optional<SlackWiring> wiring(Config config, Callers callers) {
    return config.slack().map(settings -> new SlackWiring(settings, callers, Clock.systemUTC()));
  }

  /** @throws IllegalArgumentException for an event that no queue sent, so that its sender sees a failure */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
    JsonNode event = JSON.readTree(input.readAllBytes());
    if (!event.path("Records").isArray()) {
      throw new IllegalArgumentException("not an event of a queue: it has no Records. Point the trigger at the queue of"
          + " Slack's questions.");
    }
    ObjectNode response = JSON.createObjectNode();
    ArrayNode failures = response.putArray("batchItemFailures");
    for (JsonNode message : event.path("Records")) {
      if (!work(message)) {
        failures.addObject().put("itemIdentifier", message.path("messageId").asText());
      }
    }
    output.write(JSON.writeValueAsBytes(response));
  }

  private boolean work(JsonNode message) {
    try {
      Ask ask = Ask.of(message.path("body").asText());
      try {
        worker.work(ask, message.at("/attributes/ApproximateReceiveCount").asInt() >= ATTEMPTS);
      } catch (LaterException e) {
        LOG.log(Level.INFO, "{0}: {1}", ask.key(), e.getMessage());
        queue.handOver(ask, e.waiting());
      }
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "message " + message.path("messageId").asText() + " failed", e);
      return false;
    }
  }
}
