package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Access;
import dev.footnote.http.ApiKeys;
import dev.footnote.http.Cors;
import dev.footnote.http.FakeService;
import dev.footnote.http.HttpApi;
import dev.footnote.http.Requests;
import dev.footnote.http.Service;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Articles;
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
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class HttpFunctionTest {
  private final HttpApi api = new FakeService().api();

  @ParameterizedTest
  @ValueSource(strings = {"ask", "ask-http-api", "search", "articles", "article", "healthz"})
  void answersEveryEventOfTheFolder(String name) throws IOException {
    JsonNode response = invoke(event(name));
    assertEquals(200, response.path("statusCode").intValue(), response.toString());
    assertEquals("application/json", response.at("/headers/content-type").textValue());
    assertFalse(response.path("isBase64Encoded").booleanValue());
    assertTrue(Requests.json(response.path("body").textValue()).isObject());
  }

  @Test
  void theFolderHoldsTheEventsTestedAbove() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("events"))) {
      assertTrue(files.map(f -> f.getFileName().toString()).toList().containsAll(Set.of("ask.json",
          "ask-http-api.json", "search.json", "articles.json", "article.json", "healthz.json")));
    }
  }

  @Test
  void givesTheSameBodyAsTheLocalServer() throws Exception {
    String question = event("ask").path("body").textValue();
    try (LocalServer server = LocalServer.start(api, 0, Set.of()); HttpClient client = HttpClient.newHttpClient()) {
      String local = client.send(HttpRequest.newBuilder(URI.create(server.uri() + "v1/ask"))
          .header("Content-Type", "application/json").POST(BodyPublishers.ofString(question)).build(),
          BodyHandlers.ofString()).body();
      assertEquals(local, invoke(event("ask")).path("body").textValue());
      assertEquals(local, invoke(event("ask-http-api")).path("body").textValue());
    }
  }

  @Test
  void bytesThatAreNoTextTravelAsBase64() throws IOException {
    String page = get("/", "identity").path("body").textValue();
    String folder = page.replaceFirst("(?s).*href=\"(web/[0-9a-f]+/)base.css.*", "/$1");
    JsonNode font = get(folder + "serif-latin.woff2", "identity");
    assertTrue(font.path("isBase64Encoded").booleanValue());
    assertArrayEquals(Files.readAllBytes(Path.of("src/main/resources/web/serif-latin.woff2")),
        Base64.getDecoder().decode(font.path("body").textValue()));
    JsonNode styles = get(folder + "base.css", "gzip");
    assertEquals("gzip", styles.at("/headers/content-encoding").textValue());
    assertArrayEquals(Files.readAllBytes(Path.of("src/main/resources/web/base.css")), new GZIPInputStream(
        new ByteArrayInputStream(Base64.getDecoder().decode(styles.path("body").textValue()))).readAllBytes());
    assertFalse(get(folder + "base.css", "identity").path("isBase64Encoded").booleanValue());
  }

  private JsonNode get(String path, String coding) throws IOException {
    ObjectNode event = (ObjectNode) event("healthz");
    event.putObject("headers").put("accept", "text/html").put("accept-encoding", coding);
    return invoke(event.put("rawPath", path));
  }

  @Test
  void theStageOfAnHttpApiIsNotPartOfThePath() throws IOException {
    ObjectNode event = (ObjectNode) event("ask-http-api");
    assertEquals(404, invoke(event.put("rawPath", "/production/v1/ask")).path("statusCode").intValue());
    ((ObjectNode) event.at("/requestContext/http")).put("method", "GET");
    assertEquals(200, invoke(event.put("rawPath", "/prod")).path("statusCode").intValue());
  }

  @Test
  void theQueryStringReachesTheRoute() throws IOException {
    JsonNode response = invoke(event("articles"));
    assertEquals(2, Requests.json(response.path("body").textValue()).path("articles").size());
  }

  @Test
  void aMissingBodyIsAnEmptyOne() throws IOException {
    ObjectNode event = (ObjectNode) event("ask");
    event.remove("body");
    assertEquals("400 bad_json", outcome(invoke(event)));
    assertEquals("400 bad_json", outcome(invoke(event.putNull("body"))));
  }

  @Test
  void aBodyThatIsNotBase64IsRefused() throws IOException {
    ObjectNode event = (ObjectNode) event("ask-http-api");
    assertEquals("400 bad_event", outcome(invoke(event.put("body", "%%%"))));
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedAlsoInsideBase64() throws IOException {
    ObjectNode event = (ObjectNode) event("ask-http-api");
    assertEquals("400 bad_encoding", outcome(invoke(event.put("body", "//79"))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {                                                              | 400 bad_event
      {"httpMethod":"GET","path":"/"}                                | 400 bad_event
      {"version":"1.0","requestContext":{"httpMethod":"GET"}}        | 400 bad_event
      {"requestContext":{"http":{"method":"GET"}}}                   | 400 bad_event
      {"rawPath":"/","requestContext":{"http":{"method":7}}}         | 400 bad_event
      {"rawPath":"x","requestContext":{"http":{"method":"GET"}}}     | 400 bad_event
      {"rawPath":"/x","headers":[],"requestContext":{"http":{"method":"GET"}}} | 404 unknown_route
      {"rawPath":"/x","headers":{"a":null},"requestContext":{"http":{"method":"GET"}}} | 404 unknown_route
      """)
  void aBrokenHttpEventGetsAResponse(String event, String outcome) throws IOException {
    assertEquals(outcome, outcome(invoke(event)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}", "{\"warmup\":true}", "[]", "null", "7", ""})
  void anEventFromElsewhereFailsSoThatItsSenderSeesIt(String event) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> invoke(event));
    assertTrue(e.toString().contains("not an HTTP event"), e.toString());
  }

  @Test
  void aResponseAboveWhatLambdaTakesIsRefused() throws IOException {
    Articles huge = Mockito.mock(Articles.class);
    Mockito.when(huge.snapshot()).thenReturn("huge");
    Mockito.when(huge.page("", 2)).thenReturn(List.of(new Article(Source.of("a", "x".repeat(7_000_000)), "Text.")));
    HttpApi over = FakeService.api(() -> Optional.of(new Service(_ -> {
      throw new AssertionError("not asked");
    }, huge, _ -> List.of())));
    assertEquals("413 body_too_large", outcome(invoke(over, event("articles").toString())));
  }

  @Test
  void whereNobodyVouchesForTheCallerNothingIsAnswered() throws IOException {
    ObjectNode event = (ObjectNode) event("ask");
    ((ObjectNode) event.path("requestContext")).remove("authorizer");
    assertEquals("401 unauthorized", outcome(invoke(event)));
  }

  @Test
  void anApiKeyIsAskedForWhereThereIsOne() throws IOException {
    String hash = "e3c1e96ed6a5e1a4c9d6b1e2f9d3a4c5".repeat(2);
    HttpFunction keyed = new HttpFunction(api, Access.gateway(ApiKeys.of(List.of(hash)), Cors.NONE), Optional.empty());
    assertEquals("401 unauthorized", outcome(invoke(keyed, event("ask").toString())));
    assertEquals(200, invoke(keyed, event("healthz").toString()).path("statusCode").intValue());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"iam":{"userArn":"arn:aws:iam::1:user/reader"}}             | iam:arn:aws:iam::1:user/reader
      {"iam":{"userArn":"arn:aws:sts::1:assumed-role/desk/i-0a1"}} | iam:arn:aws:sts::1:assumed-role/desk
      {"iam":{"userArn":"arn:aws:sts::1:assumed-role/desk/i-0b2"}} | iam:arn:aws:sts::1:assumed-role/desk
      {"jwt":{"claims":{"iss":"https://id.example","sub":"u1"}}}   | jwt:https://id.example#u1
      {"lambda":{"principalId":"p"}}                               | authorizer:p
      {"iam":null}                                                 | ''
      {}                                                           | ''
      """)
  void theCallerIsWhomTheGatewayNames(String authorizer, String id) {
    assertEquals(id, GatewayCaller.of(Requests.json("{\"requestContext\":{\"authorizer\":" + authorizer + "}}")).id());
  }

  private JsonNode invoke(JsonNode event) throws IOException {
    return invoke(event.toString());
  }

  private JsonNode invoke(String event) throws IOException {
    return invoke(api, event);
  }

  private static JsonNode invoke(HttpApi api, String event) throws IOException {
    return invoke(new HttpFunction(api), event);
  }

  private static JsonNode invoke(HttpFunction function, String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    function.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out,
        Mockito.mock(Context.class));
    return Requests.json(out.toString(StandardCharsets.UTF_8));
  }

  private static JsonNode event(String name) throws IOException {
    return Requests.json(Files.readString(Path.of("events", name + ".json")));
  }

  private static String outcome(JsonNode response) {
    return response.path("statusCode") + " " + Requests.json(response.path("body").textValue()).path("code").asText();
  }
}
