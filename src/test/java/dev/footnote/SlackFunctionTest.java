package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.http.HttpApi;
import dev.footnote.slack.Ask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** The events of Slack as Lambda gets them: over HTTP and out of the queue. */
class SlackFunctionTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Ask> later = new ArrayList<>();
  @RegisterExtension
  final SlackFixture bot = new SlackFixture();

  @ParameterizedTest
  @ValueSource(strings = {"slack-url-verification", "slack-mention", "slack-direct-message", "slack-thread", "slack-edit",
      "slack-command", "slack-interactivity"})
  void takesEveryHttpEventOfTheFolder(String name) throws IOException {
    JsonNode signed = JSON.readTree(SlackSigner.sign(JSON.readTree(event(name)), SlackFixture.SECRET, bot.clock));
    JsonNode response = http(bot.api(), signed);
    assertEquals(200, response.path("statusCode").intValue(), response.toString());
    if (name.equals("slack-url-verification")) {
      assertTrue(response.path("body").textValue().startsWith("3eZbrw1a"));
    }
    assertEquals(List.of("slack-mention", "slack-direct-message", "slack-command").contains(name) ? 1 : 0,
        bot.handed.size(), "asked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slack-mention", "slack-command", "slack-interactivity"})
  void theSignaturesOfTheFolderAreOfTheSecretThatReadmeNames(String name) throws IOException {
    JsonNode event = JSON.readTree(event(name));
    JsonNode again = JSON.readTree(SlackSigner.sign(event, "events-signing-secret-0123456789", bot.clock));
    assertEquals(event.at("/headers/x-slack-signature"), again.at("/headers/x-slack-signature"));
  }

  @Test
  void anUnsignedRequestIsRefused() throws IOException {
    assertEquals(401, http(bot.api(), JSON.readTree(event("slack-mention"))).path("statusCode").intValue());
    assertEquals(0, bot.handed.size());
  }

  @Test
  void aQuestionOfTheFolderIsAnsweredOnceItsTimeIsRenewed() throws IOException {
    bot.clock.pass(Duration.ofDays(100));
    queue(new String(SlackSigner.sign(JSON.readTree(event("slack-queue")), SlackFixture.SECRET, bot.clock),
        StandardCharsets.UTF_8));
    assertEquals(1, bot.posted().size());
  }

  @Test
  void answersTheQueue() throws IOException {
    assertEquals("{\"batchItemFailures\":[]}", queue(event("slack-queue")));
    assertEquals("1763900000.000100", bot.posted().getFirst().thread());
    assertTrue(bot.shown().contains("in 2019. [1]"));
  }

  @Test
  void aFailureIsTheQueuesToRepeatAndWhatCannotBeReadToo() throws IOException {
    bot.asker = _ -> {
      throw new IllegalStateException("no index");
    };
    assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"059f36b4-87a3-44ab-83d2-661975830a7d\"}]}",
        queue(event("slack-queue")));
    assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"x\"}]}",
        queue("{\"Records\":[{\"messageId\":\"x\",\"body\":\"{}\"}]}"));
  }

  @Test
  void theLastAttemptTellsThePerson() throws IOException {
    bot.asker = _ -> {
      throw new IllegalStateException("no index");
    };
    assertEquals("{\"batchItemFailures\":[]}", queue(event("slack-queue").replace("\"ApproximateReceiveCount\": \"1\"",
        "\"ApproximateReceiveCount\": \"5\"")));
    assertTrue(bot.shown().contains("Please ask again later."));
  }

  @Test
  void whatSlackDefersGoesBackIntoTheQueue() throws IOException {
    bot.slack.fail("chat.postMessage", new PretendSlack.Fault(429, "ratelimited", 20));
    assertEquals("{\"batchItemFailures\":[]}", queue(event("slack-queue")));
    assertEquals(1, later.size());
    assertEquals(0, bot.posted().size());
  }

  @Test
  void anEventOfAnotherKindFails() {
    assertThrows(IllegalArgumentException.class, () -> queue("{}"));
  }

  private String queue(String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SlackFunction(bot.worker(), (ask, wait) -> {
      assertTrue(wait.compareTo(Duration.ZERO) > 0);
      later.add(ask);
    }).handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, Mockito.mock(Context.class));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode http(HttpApi api, JsonNode event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HttpFunction(api).handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), out,
        Mockito.mock(Context.class));
    return JSON.readTree(out.toByteArray());
  }

  private static String event(String name) throws IOException {
    return Files.readString(Path.of("events", name + ".json"));
  }
}
