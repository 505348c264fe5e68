package dev.footnote;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.FakeService;
import dev.footnote.http.Links;
import dev.footnote.http.MemoryCounters;
import dev.footnote.http.MemoryFeedback;
import dev.footnote.slack.Desk;
import dev.footnote.slack.Manners;
import dev.footnote.slack.MemoryLedger;
import dev.footnote.slack.Signature;
import dev.footnote.slack.SlackEndpoints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends every row of a table of signed requests through the Lambda function, and prints what is wrong. */
final class SlackSignatureTable {
  private static final JsonMapper JSON = new JsonMapper();

  /** Lambda's context, which the function never asks. */
  private static final Context NO_CONTEXT = (Context) Proxy.newProxyInstance(SlackSignatureTable.class.getClassLoader(),
      new Class<?>[] {Context.class}, (_, method, _) -> {
        throw new UnsupportedOperationException(method.getName());
      });

  private SlackSignatureTable() {}

  /** @param arguments the file with the rows */
  public static void main(String[] arguments) throws IOException {
    Logging.configure(java.util.logging.Level.SEVERE);
    JsonNode table = JSON.readTree(Files.readAllBytes(Path.of(arguments[0])));
    Clock clock = Clock.fixed(Instant.ofEpochSecond(table.path("now").asLong()), ZoneOffset.UTC);
    List<String> handed = new ArrayList<>();
    Desk desk = new Desk("xoxb-test", Optional.of("http://127.0.0.1:9/"), new MemoryLedger(clock),
        new MemoryCounters(clock), Manners.DEFAULT, new Links(Optional.empty()), clock, Duration.ofSeconds(40));
    HttpFunction function = new HttpFunction(new FakeService().api().with(
        new SlackEndpoints(new Signature(List.of(table.path("secret").asText())), desk,
            (ask, _) -> handed.add(ask.key()), new MemoryFeedback()).all()));
    int wrong = 0;
    for (JsonNode row : table.path("cases")) {
      JsonNode response = send(function, row);
      int status = response.path("statusCode").asInt();
      boolean echo = !row.path("name").asText().contains("url_verification")
          || response.path("body").asText().equals("abc123");
      if (status != row.path("expect_status").asInt() || !echo) {
        wrong++;
        System.out.println(row.path("id").asText() + " " + row.path("name").asText() + ": " + response);
      }
    }
    System.out.println(table.path("cases").size() + " rows, " + wrong + " wrong, locale " + Locale.getDefault() + ", charset "
        + Charset.defaultCharset() + ", questions handed over: " + handed);
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static JsonNode send(HttpFunction function, JsonNode row) throws IOException {
    ObjectNode event = JSON.createObjectNode().put("version", "2.0").put("rawPath", "/slack/events").put("rawQueryString", "");
    event.set("headers", row.path("headers"));
    event.putObject("requestContext").put("stage", "$default").putObject("http").put("method", "POST")
        .put("path", "/slack/events");
    byte[] body = Base64.getDecoder().decode(row.path("body_b64").asText());
    String text = new String(body, StandardCharsets.UTF_8);
    // A gateway sends what is no text as base64, whatever the row says.
    boolean base64 = row.path("isBase64Encoded").asBoolean() || text.indexOf('\uFFFD') >= 0;
    event.put("body", base64 ? Base64.getEncoder().encodeToString(body) : text).put("isBase64Encoded", base64);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    function.handleRequest(new ByteArrayInputStream(JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8)), out,
        NO_CONTEXT);
    return JSON.readTree(out.toByteArray());
  }
}
