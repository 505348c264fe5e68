package dev.footnote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.slack.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code scripts/sign-event}: makes an event of Slack one of now. A signature is good for five minutes only; a question of
 * the queue is answered within half an hour or not at all.
 */
final class SlackSigner {
  private static final JsonMapper JSON = new JsonMapper();

  private SlackSigner() {}

  /** Arguments: the event file. The secret is in FOOTNOTE_SLACK_SIGNING_SECRETS. */
  public static void main(String[] arguments) throws IOException {
    String secrets = Optional.ofNullable(System.getenv("FOOTNOTE_SLACK_SIGNING_SECRETS")).orElse("");
    if (secrets.isBlank()) {
      System.err.println("error: FOOTNOTE_SLACK_SIGNING_SECRETS is not set; set it to the secret that the function has.");
      System.exit(2);
    }
    JsonNode event = JSON.readTree(Files.readAllBytes(Path.of(arguments[0])));
    System.out.write(sign(event, secrets.split(",")[0].strip(), Clock.systemUTC()));
    System.out.println();
    System.out.flush();
  }

  /** The event with a new time stamp and signature; a message of the queue with a new time. */
  static byte[] sign(JsonNode event, String secret, Clock clock) throws IOException {
    ObjectNode signed = event.deepCopy();
    long seconds = clock.instant().getEpochSecond();
    for (JsonNode message : signed.path("Records")) {
      ObjectNode question = (ObjectNode) JSON.readTree(message.path("body").asText());
      ((ObjectNode) message).put("body", question.put("at", seconds).toString());
    }
    if (!signed.has("headers")) {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(signed);
    }
    String now = Long.toString(seconds);
    ObjectNode headers = (ObjectNode) signed.path("headers");
    headers.put("x-slack-request-timestamp", now);
    headers.put("x-slack-signature", Signature.of(secret, now, event.path("body").asText().getBytes(StandardCharsets.UTF_8)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(signed);
  }
}
