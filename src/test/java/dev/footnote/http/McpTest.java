package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpTest {
  private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
      + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  private final FakeService fake = new FakeService();
  private final HttpApi api = fake.api();

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
  void anOlderClientIsGreetedInItsOwnRevision(String revision) {
    JsonNode result = result("initialize", "{\"protocolVersion\":\"" + revision
        + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
    assertEquals(revision, result.path("protocolVersion").textValue());
    assertTrue(result.at("/capabilities/tools").isObject());
    assertEquals("footnote", result.at("/serverInfo/name").textValue());
  }

  @Test
  void whoAsksForAnotherRevisionIsOfferedTheNewestThatBeginsSo() {
    assertEquals("2025-11-25", result("initialize", "{\"protocolVersion\":\"2099-01-01\",\"capabilities\":{},"
        + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}").path("protocolVersion").textValue());
  }

  @Test
  void listsThreeToolsWithSchemasAlsoWithoutInitialize() {
    JsonNode tools = result("tools/list", "{}").path("tools");
    List<String> names = new ArrayList<>();
    tools.forEach(tool -> {
      names.add(tool.path("name").textValue());
      assertEquals("object", tool.at("/inputSchema/type").textValue());
      assertEquals("object", tool.at("/outputSchema/type").textValue());
      assertTrue(tool.at("/annotations/readOnlyHint").booleanValue());
    });
    assertEquals(Set.of("ask", "search", "fetch"), Set.copyOf(names));
    assertEquals(3, names.size());
  }

  @Test
  void askGivesTheBodyOfAskAsStructuredContentAndTheAnswerWithItsSourcesAsText() {
    JsonNode result = call("ask", "{\"question\":\"When?\",\"conversation\":\"c-1\"}");
    assertFalse(result.path("isError").booleanValue());
    assertEquals(Requests.json(api.handle(Requests.post("/v1/ask", "{\"question\":\"When?\"}"))),
        result.path("structuredContent"));
    String text = result.at("/content/0/text").textValue();
    assertTrue(text.startsWith("The NIS filed its application to the centre in 2019. [1]"), text);
    assertTrue(text.contains("https://harbour-gazette.example/nis#:~:text="), text);
    assertEquals(Optional.empty(), fake.questions.getFirst().conversation());
  }

  @Test
  void searchFindsAndFetchReads() {
    JsonNode found = call("search", "{\"query\":\"nis\"}").path("structuredContent").path("results");
    assertEquals(2, found.size());
    String id = found.at("/0/id").textValue();
    JsonNode fetched = call("fetch", "{\"id\":\"" + id + "\"}");
    assertEquals(FakeService.NIS.text(), fetched.at("/structuredContent/text").textValue());
    assertEquals(FakeService.NIS.text(), Requests.json(fetched.at("/content/0/text").textValue()).path("text").textValue());
    assertEquals("The Harbour Gazette", fetched.at("/structuredContent/metadata/publisher").textValue());
    assertEquals(fetched, call("fetch", "{\"id\":\"nis-joins-cyber-centre\"}"), "an article's own id does too");
    String own = call("fetch", "{\"id\":\"leaflet\"}").at("/structuredContent/url").textValue();
    assertTrue(own.startsWith("http://localhost:8080/articles/"), own);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      fetch  | {"id":"nothing"}                       | unknown_article
      fetch  | {"id":" "}                             | unknown_article
      ask    | {"question":"a","maxCitations":99}     | maxCitations
      ask    | {"question":""}                        | question
      ask    | {}                                     | question
      search | {}                                     | query
      fetch  | {}                                     | id
      ask    | {"question":"a","asOf":"yesterday"}    | asOf
      """)
  void whatIsWrongWithArgumentsIsAResultThatAModelCanReadAndMend(String tool, String arguments, String told) {
    JsonNode result = call(tool, arguments);
    assertTrue(result.path("isError").booleanValue(), result.toString());
    assertTrue(result.at("/content/0/text").textValue().contains(told), result.toString());
  }

  @Test
  void aFaultOfOursIsAResultWithoutAWordOfOurInside() {
    HttpApi broken = FakeService.over(_ -> {
      throw new IllegalStateException("secret");
    });
    String body = Requests.text(post(broken, message("tools/call", "{\"name\":\"ask\",\"arguments\":{\"question\":\"a\"}}"), Map.of()));
    assertTrue(Requests.json(body).at("/result/isError").booleanValue(), body);
    assertTrue(body.contains("r-1") && !body.contains("secret"), body);
  }

  @Test
  void withoutAnIndexToolsAreListedAndSayWhy() {
    HttpApi empty = FakeService.api(Optional::empty);
    assertEquals(3, Requests.json(post(empty, message("tools/list", "{}"), Map.of())).at("/result/tools").size());
    assertTrue(Requests.text(post(empty, message("tools/call", "{\"name\":\"ask\",\"arguments\":{\"question\":\"a\"}}"), Map.of()))
        .contains("no_index"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"jsonrpc":"2.0","id":1,"method":"no/such"}                        | 200 | -32601
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x"}} | 200 | -32602
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ask","arguments":{"question":7}}} | 200 | -32602
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ask","arguments":[]}} | 200 | -32602
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":7}          | 200 | -32602
      {"jsonrpc":"2.0","id":1,"method":"tools/call"}                     | 200 | -32602
      {"jsonrpc":"2.0","id":1,"method":"initialize"}                     | 200 | -32602
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":7}} | 200 | -32602
      {"jsonrpc":"2.0","id":1,"method":                                  | 400 | -32700
      [{"jsonrpc":"2.0","id":1,"method":"ping"}]                         | 400 | -32600
      {"jsonrpc":"1.0","id":1,"method":"ping"}                           | 400 | -32600
      {"jsonrpc":"2.0","id":null,"method":"ping"}                        | 400 | -32600
      {"jsonrpc":"2.0","id":{},"method":"ping"}                          | 400 | -32600
      {"jsonrpc":"2.0","id":1}                                           | 400 | -32600
      7                                                                  | 400 | -32600
      """)
  void jsonRpcsOwnErrors(String body, int status, int code) {
    HttpResponse response = post(api, body, Map.of());
    assertEquals(status, response.status(), Requests.text(response));
    assertEquals(code, Requests.json(response).at("/error/code").intValue(), Requests.text(response));
    assertEquals("2.0", Requests.json(response).path("jsonrpc").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/no-such\"}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"})
  void whatWantsNoAnswerIsAccepted(String body) {
    HttpResponse response = post(api, body, Map.of());
    assertEquals(202, response.status());
    assertEquals(0, response.body().length);
  }

  @Test
  void anIdComesBackAsItWas() {
    assertEquals("\"a\"", Requests.json(post(api, message("ping", "{}").replace("\"id\":1", "\"id\":\"a\""), Map.of())).path("id").toString());
    assertEquals("12345678901", Requests.json(post(api, message("ping", "{}").replace("\"id\":1", "\"id\":12345678901"),
        Map.of())).path("id").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  void thereIsNoStreamAndNoSession(String method) {
    HttpResponse response = api.handle(Requests.request(method, "/mcp"));
    assertEquals(405, response.status());
    assertEquals("OPTIONS, POST", response.headers().get("allow"));
    assertEquals(-32600, Requests.json(response).at("/error/code").intValue());
  }

  @Test
  void pagesOfOtherOriginsAreRefusedBehindAGatewayToo() {
    String ping = message("ping", "{}");
    assertEquals(403, post(api, ping, Map.of("origin", "https://evil.example", "host", "x.lambda-url.eu.on.aws")).status());
    assertEquals(403, post(api, ping, Map.of("origin", "null", "host", "x.example")).status());
    assertEquals(200, post(api, ping, Map.of("origin", "https://x.example", "host", "x.example")).status());
    Access allowing = Access.gateway(ApiKeys.none(), new Cors(Set.of("https://chat.example")));
    Map<String, List<String>> headers = Map.of("content-type", List.of("application/json"),
        "origin", List.of("https://chat.example"), "host", List.of("x.example"));
    HttpResponse allowed = api.handle(Requests.post("/mcp", ping.getBytes(StandardCharsets.UTF_8), headers), allowing);
    assertEquals(401, allowed.status(), "the page is allowed, but nobody knows its caller");
    assertEquals(-32600, Requests.json(allowed).at("/error/code").intValue());
  }

  @Test
  void aRequestOfTheStatelessRevisionIsAnsweredInItsForm() {
    JsonNode result = Requests.json(post(api, message("tools/call", "{\"name\":\"ask\",\"arguments\":{\"question\":\"a\"},"
        + META + "}"), headers("tools/call", "ask"))).path("result");
    assertEquals("complete", result.path("resultType").textValue());
    assertEquals("footnote", result.path("_meta").path("io.modelcontextprotocol/serverInfo").path("name").textValue());
    assertEquals("answered", result.at("/structuredContent/outcome").textValue());
    JsonNode discovered = Requests.json(post(api, message("server/discover", "{" + META + "}"),
        headers("server/discover", ""))).path("result");
    assertEquals("2026-07-28", discovered.at("/supportedVersions/0").textValue());
    assertTrue(discovered.at("/capabilities/tools").isObject());
    assertTrue(discovered.path("ttlMs").isIntegralNumber());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      tools/call      | 2026-07-28 | tools/call | search | 400 | -32020
      tools/call      | 2026-07-28 | tools/list | ask    | 400 | -32020
      tools/call      | 2025-11-25 | tools/call | ask    | 400 | -32020
      tools/call      | -          | tools/call | ask    | 400 | -32020
      ping            | 2026-07-28 | ping       | -      | 404 | -32601
      initialize      | 2026-07-28 | initialize | -      | 404 | -32601
      """)
  void theStatelessRevisionIsStrictAboutItsHeaders(String method, String revision, String inHeader, String tool, int status,
      int code) {
    Map<String, String> headers = new HashMap<>(headers(inHeader, Optional.ofNullable(tool).orElse("")));
    headers.put("mcp-protocol-version", Optional.ofNullable(revision).orElse(""));
    HttpResponse response = post(api, message(method, "{\"name\":\"ask\"," + META + "}"), headers);
    assertEquals(status, response.status(), Requests.text(response));
    assertEquals(code, Requests.json(response).at("/error/code").intValue());
    assertEquals(1, Requests.json(response).path("id").intValue());
  }

  @Test
  void anUnknownRevisionIsToldWhichThereAre() {
    HttpResponse response = post(api, message("tools/list", "{}"), Map.of("mcp-protocol-version", "2099-01-01"));
    assertEquals(400, response.status());
    JsonNode error = Requests.json(response).path("error");
    assertEquals(-32022, error.path("code").intValue());
    assertEquals("2026-07-28", error.at("/data/supported/0").textValue());
  }

  private JsonNode call(String tool, String arguments) {
    return result("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
  }

  private JsonNode result(String method, String params) {
    HttpResponse response = post(api, message(method, params), Map.of());
    assertEquals(200, response.status(), Requests.text(response));
    JsonNode result = Requests.json(response).path("result");
    assertTrue(result.isObject(), Requests.text(response));
    return result;
  }

  private static String message(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
  }

  private static Map<String, String> headers(String method, String tool) {
    return Map.of("mcp-protocol-version", "2026-07-28", "mcp-method", method, "mcp-name", tool);
  }

  private static HttpResponse post(HttpApi api, String body, Map<String, String> headers) {
    Map<String, List<String>> all = new HashMap<>(Map.of("content-type", List.of("application/json"),
        "accept", List.of("application/json, text/event-stream")));
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return api.handle(Requests.post("/mcp", body.getBytes(StandardCharsets.UTF_8), all));
  }
}
