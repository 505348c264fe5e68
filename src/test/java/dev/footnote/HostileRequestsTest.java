package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footnote.http.ApiKeys;
import dev.footnote.http.Cors;
import dev.footnote.http.FakeService;
import dev.footnote.http.Requests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/** Hostile requests and questions, kept beside the checkout, over a real server; skipped where the folder is absent. */
@EnabledIf("present")
class HostileRequestsTest {
  private static final Path FOLDER = Path.of("..", "shared", "attacks");

  /** What a row expects in words, as statuses. */
  private static final Map<String, String> IN_WORDS = Map.of("rate limit key unchanged", "200");

  /** Rows on API keys go to a server that has one. */
  private static final Set<String> KEYED = Set.of("H40", "H41", "H42");

  private static final String KEY = "fn_0123456789abcdefghijklmnopqrstuvwxyzABCDEF";

  private static LocalServer server;
  private static LocalServer keyed;

  @BeforeAll
  static void start() throws IOException {
    server = LocalServer.start(new FakeService().api(), 0, Set.of());
    keyed = LocalServer.start(new FakeService().api(), 0, Cors.NONE, ApiKeys.of(List.of("chat:" + sha256(KEY))));
  }

  private static String sha256(String key) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    keyed.close();
  }

  static boolean present() {
    return Files.isDirectory(FOLDER);
  }

  @TestFactory
  Stream<DynamicTest> everyRequestEndsAsItsRowSays() throws IOException {
    return rows("http_requests.json")
        .filter(row -> row.path("path").textValue().matches("/v1/ask|/static.*|/a+"))
        .map(row -> DynamicTest.dynamicTest(row.path("id").textValue() + " " + row.path("name").textValue(),
            () -> check(row)));
  }

  /** Rows on OpenAI's chat API and MCP, by id, and what their words come to. */
  @TestFactory
  Stream<DynamicTest> theOtherProtocolsEndAsTheirRowsSay() throws IOException {
    Map<String, Predicate<HttpResponse<String>>> wanted = Map.of(
        "H56", r -> r.statusCode() == 200 && r.body().endsWith("data: [DONE]\n\n"),
        "H57", HostileRequestsTest::isGrounded,
        "H58", HostileRequestsTest::isGrounded,
        "H60", r -> r.statusCode() == 400,
        "H64", r -> r.statusCode() == 400 || r.body().contains("-32600"),
        "H66", r -> r.body().contains("-32602"));
    return rows("http_requests.json").filter(row -> row.path("path").textValue().matches("/v1/chat/completions|/mcp"))
        .map(row -> DynamicTest.dynamicTest(row.path("id").textValue() + " " + row.path("name").textValue(), () -> {
          HttpResponse<String> response = send(row);
          assertTrue(wanted.getOrDefault(row.path("id").textValue(), r -> r.statusCode() < 500).test(response),
              row.path("expect").textValue() + ", but was " + response.statusCode() + " " + response.body());
        }));
  }

  /** Whether what was answered is the articles', with a citation. */
  private static boolean isGrounded(HttpResponse<String> response) {
    JsonNode answer = Requests.json(response.body());
    return response.statusCode() == 200
        && FakeService.NIS.text().contains(answer.at("/footnote/citations/0/quote").textValue())
        && answer.at("/choices/0/message/content").textValue().startsWith(answer.at("/footnote/answer").textValue());
  }

  @TestFactory
  Stream<DynamicTest> everyQuestionGetsAnAnswer() throws IOException {
    return rows("unicode.json").map(row -> DynamicTest.dynamicTest(row.path("id").textValue() + " "
        + row.path("name").textValue(), () -> {
      String body = JsonNodeFactory.instance.objectNode().put("question", row.path("text").textValue()).toString();
      HttpResponse<String> response = send("POST", "/v1/ask", body, Map.of("Content-Type", "application/json"));
      assertEquals(200, response.statusCode(), response.body());
      assertEquals("answered", Requests.json(response.body()).path("outcome").textValue());
    }));
  }

  @Test
  void aWrongKeyIsToldTheSameAsNoKeyAndTheRightOneIsLetIn() throws Exception {
    Map<String, String> json = Map.of("Content-Type", "application/json");
    Set<String> told = new HashSet<>();
    for (String authorization : List.of("", "Bearer wrong", "Bearer " + KEY.substring(1))) {
      Map<String, String> headers = new TreeMap<>(json);
      headers.put("Authorization", authorization);
      told.add(send(keyed, "POST", "/v1/ask", "{\"question\":\"a\"}", headers).body());
    }
    assertEquals(1, told.size(), told.toString());
    Map<String, String> right = new TreeMap<>(json);
    right.put("Authorization", "Bearer " + KEY);
    assertEquals(200, send(keyed, "POST", "/v1/ask", "{\"question\":\"a\"}", right).statusCode());
  }

  private static HttpResponse<String> send(JsonNode row) throws Exception {
    Map<String, String> headers = new TreeMap<>();
    row.path("headers").properties().forEach(h -> headers.put(h.getKey(), expand(h.getValue().textValue())));
    if (headers.containsKey("Idempotency-Key")) {
      assertEquals(200, send("POST", "/v1/ask", "{\"question\":\"the same key before\"}", headers).statusCode());
    }
    LocalServer asked = KEYED.contains(row.path("id").textValue()) ? keyed : server;
    return send(asked, row.path("method").textValue(), row.path("path").textValue(),
        expand(row.path("body").textValue()), headers);
  }

  private static void check(JsonNode row) throws Exception {
    HttpResponse<String> response = send(row);
    String expect = row.path("expect").textValue();
    String statuses = IN_WORDS.getOrDefault(expect, expect);
    assertTrue(Arrays.asList(statuses.split("[^0-9]+")).contains(Integer.toString(response.statusCode())),
        expect + ", but was " + response.statusCode() + " " + response.body());
    if (expect.contains("question_required")) {
      assertEquals("question_required", Requests.json(response.body()).path("code").textValue());
    }
    assertFalse(response.body().contains("Exception") || response.body().contains("at dev."), response.body());
  }

  private static String expand(String text) {
    if (text.contains("@key[:-1]")) {
      return text.replace("@key[:-1]", KEY.substring(0, KEY.length() - 1));
    }
    if (text.startsWith("@size:")) {
      return "x".repeat(Integer.parseInt(text.substring(6)));
    }
    if (!text.startsWith("@repeat:")) {
      return text;
    }
    int star = text.lastIndexOf('*');
    return text.substring(8, star).repeat(Integer.parseInt(text.substring(star + 1)));
  }

  private static HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
      throws Exception {
    return send(server, method, path, body, headers);
  }

  private static HttpResponse<String> send(LocalServer to, String method, String path, String body,
      Map<String, String> headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + path))
        .version(HttpClient.Version.HTTP_1_1).timeout(Duration.ofSeconds(20))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try (HttpClient client = HttpClient.newHttpClient()) { // one each: a refused body closes its connection
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static Stream<JsonNode> rows(String file) throws IOException {
    JsonNode rows = Requests.json(Files.readString(FOLDER.resolve(file)));
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
