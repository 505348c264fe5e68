package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Generator;
import dev.footnote.fake.Desk;
import dev.footnote.fake.FakeModelServer;
import dev.footnote.fake.Mode;
import dev.footnote.http.FakeService;
import dev.footnote.http.HttpApi;
import dev.footnote.http.Requests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** One question through every surface over the real pipeline: the same citations come out of each. */
class EqualCitationsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(strings = {"When did the NIS apply?", "When was the NIS admitted?"})
  void whatTheReaderSaysIsCitedAlike(String question) throws Exception {
    allAlike(FakeService.over(new Desk(Desk.nis()).pipeline(Optional.empty(), true)), question);
  }

  @Test
  void whatAChatModelSaysIsCitedAlike() throws Exception {
    try (FakeModelServer model = FakeModelServer.start(0, Mode.echo())) {
      Optional<Generator> generator = Optional.of(Desk.generator("openai", model));
      allAlike(FakeService.over(new Desk(Desk.bridge()).pipeline(generator, true)),
          "When did the council approve the Harbour Bridge repair and why was it delayed?");
    }
  }

  private static void allAlike(HttpApi api, String question) throws Exception {
    Map<String, JsonNode> answers = new TreeMap<>();
    try (LocalServer server = LocalServer.start(api, 0, Set.of()); HttpClient client = HttpClient.newHttpClient()) {
      Caller caller = new Caller(client, server.uri().toString());
      String ask = JSON.createObjectNode().put("question", question).toString();
      String chat = chat(question, false);
      answers.put("ask", Requests.json(caller.post("v1/ask", ask, "application/json")));
      String events = caller.post("v1/ask", ask, "text/event-stream");
      answers.put("ask, streamed: done", Requests.json(last(events, "event: done\ndata: ")));
      answers.put("ask, streamed: statements", statements(events));
      JsonNode completion = Requests.json(caller.post("v1/chat/completions", chat, "application/json"));
      answers.put("chat", completion.path("footnote"));
      String chunks = caller.post("v1/chat/completions", chat(question, true), "application/json");
      JsonNode lastChunk = Requests.json(last(chunks, "data: {").replaceFirst("", "{"));
      answers.put("chat, streamed", lastChunk.path("footnote"));
      assertEquals(links(answers.get("ask")), annotated(completion.at("/choices/0/message/annotations")), "chat");
      assertEquals(links(answers.get("ask")), annotated(lastChunk.at("/choices/0/delta/annotations")), "chat, streamed");
      answers.put("MCP", Requests.json(caller.post("mcp", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
          + "{\"name\":\"ask\",\"arguments\":" + ask + "}}", "application/json, text/event-stream"))
          .at("/result/structuredContent"));
      answers.put("Lambda", lambda(api, ask));
    }
    JsonNode expected = answers.get("ask").path("citations");
    assertFalse(expected.isEmpty(), answers.toString());
    answers.forEach((surface, answer) -> assertEquals(expected, answer.path("citations"), surface));
  }

  private record Caller(HttpClient client, String base) {
    String post(String path, String body, String accept) throws IOException, InterruptedException {
      return client.send(HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(1))
          .header("Content-Type", "application/json").header("Accept", accept).POST(BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString()).body();
    }
  }

  private static String chat(String question, boolean stream) {
    ObjectNode node = JSON.createObjectNode().put("model", "footnote").put("stream", stream);
    node.putArray("messages").addObject().put("role", "user").put("content", question);
    return node.toString();
  }

  /** The rest of the last line that begins so. */
  private static String last(String text, String start) {
    String from = text.substring(text.lastIndexOf(start) + start.length());
    return from.substring(0, from.indexOf('\n'));
  }

  /** The citations of all statement events, in order. */
  private static JsonNode statements(String events) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode citations = node.putArray("citations");
    for (String part : events.split("\n\n")) {
      if (part.startsWith("event: statement\ndata: ")) {
        Requests.json(part.substring(part.indexOf("data: ") + 6)).path("citations").forEach(citations::add);
      }
    }
    return node;
  }

  /** The link of each marker in the answer. */
  private static List<String> links(JsonNode answer) {
    List<String> links = new ArrayList<>();
    answer.path("statements").forEach(s -> s.path("citations").forEach(
        n -> links.add(answer.path("citations").path(n.intValue() - 1).path("link").textValue())));
    return links;
  }

  private static List<String> annotated(JsonNode annotations) {
    return annotations.findValuesAsText("url");
  }

  private static JsonNode lambda(HttpApi api, String ask) throws IOException {
    ObjectNode event = (ObjectNode) Requests.json(Files.readString(Path.of("events/ask.json")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HttpFunction(api).handleRequest(new ByteArrayInputStream(event.put("body", ask).toString().getBytes(StandardCharsets.UTF_8)),
        out, Mockito.mock(com.amazonaws.services.lambda.runtime.Context.class));
    return Requests.json(Requests.json(out.toString(StandardCharsets.UTF_8)).path("body").textValue());
  }
}
