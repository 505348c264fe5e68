package dev.footnote.http;

import static dev.footnote.http.Requests.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private static final Access LOCAL = Access.local(8080,
      new Cors(Set.of("http://localhost:3000")), ApiKeys.none());
  private static final Access KEYED = Access.gateway(
      ApiKeys.of(List.of("chat:" + ApiKeysTest.hash("right"))), new Cors(Set.of("https://chat.example")));
  private static final Access SIGNED = Access.gateway(ApiKeys.none(), Cors.NONE);

  private final FakeService fake = new FakeService();
  private final HttpApi api = fake.api();

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      localhost:8080         | 200
      LOCALHOST:8080         | 200
      127.0.0.1:8080         | 200
      [::1]:8080             | 200
      localhost              | 421 bad_host
      localhost:8081         | 421 bad_host
      evil.example:8080      | 421 bad_host
      localhost.evil.example:8080 | 421 bad_host
      127.0.0.1:8080@evil    | 421 bad_host
      """)
  void onlyItsOwnNameReachesALocalServer(String host, String outcome) {
    assertEquals(outcome, outcome(api.handle(request("GET", Map.of("Host", List.of(host))), LOCAL)));
  }

  @Test
  void noHostAndTwoHostsAreRefused() {
    assertEquals("421 bad_host", outcome(api.handle(request("GET", Map.of()), LOCAL)));
    assertEquals("421 bad_host", outcome(api.handle(
        request("GET", Map.of("Host", List.of("localhost:8080", "evil.example"))), LOCAL)));
  }

  @Test
  void onPortEightyTheNameAloneWillDo() {
    Map<String, List<String>> host = Map.of("Host", List.of("localhost"));
    assertEquals("200", outcome(api.handle(request("GET", host), Access.local(80, Cors.NONE, ApiKeys.none()))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      http://localhost:8080  | 200
      http://127.0.0.1:8080  | 200
      http://localhost:3000  | 200
      http://localhost:3001  | 403 cross_origin
      https://evil.example   | 403 cross_origin
      null                   | 403 cross_origin
      """)
  void aPageOfAnotherOriginMayNotSend(String origin, String outcome) {
    assertEquals(outcome, outcome(api.handle(fromPage("POST", origin), LOCAL)));
  }

  @Test
  void readingIsSafeFromAnyOriginSinceNoneMaySeeIt() {
    HttpResponse response = api.handle(fromPage("GET", "https://evil.example"), LOCAL);
    assertEquals(200, response.status());
    assertEquals(Set.of(), response.headers().keySet().stream()
        .filter(name -> name.startsWith("access-control")).collect(Collectors.toSet()));
  }

  @Test
  void behindAGatewayAnyHostIsAnswered() {
    assertEquals("200", outcome(api.handle(fromPage("POST", "https://chat.example"))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Bearer right        | 200
      bearer  right       | 200
      Bearer wrong        | 401 unauthorized
      Bearer righ         | 401 unauthorized
      Bearer right,       | 401 unauthorized
      Basic right         | 401 unauthorized
      right               | 401 unauthorized
      Bearer              | 401 unauthorized
      ''                  | 401 unauthorized
      """)
  void whereThereAreKeysOneIsNeeded(String authorization, String outcome) {
    assertEquals(outcome, outcome(api.handle(request("POST", Map.of("Authorization", List.of(authorization),
        "Content-Type", List.of("application/json"))), KEYED)));
  }

  @Test
  void aWrongKeyIsToldTheSameAsNoKeyAndTwoKeys() {
    List<String> bodies = Stream.of(List.<String>of(), List.of("Bearer wrong"), List.of("Bearer right", "Bearer right"))
        .map(values -> api.handle(request("POST", values.isEmpty() ? Map.of() : Map.of("Authorization", values)), KEYED))
        .map(response -> response.headers().get("www-authenticate") + Requests.text(response)).distinct().toList();
    assertEquals(1, bodies.size(), bodies.toString());
    assertTrue(bodies.getFirst().startsWith("Bearer{"), bodies.getFirst());
  }

  @Test
  void everyRouteThatTellsAnythingNeedsACaller() {
    for (Route route : api.routes()) {
      HttpResponse response = api.handle(
          new HttpRequest(route.method(), route.pattern().replaceAll("[{}]", ""), "", Map.of(), new byte[0]), KEYED);
      assertEquals(route.guarded(), response.status() == 401, route.method() + " " + route.pattern());
    }
    assertEquals(Set.of("/", "/healthz", "/openapi.json", "/web/{version}/{file}"), api.routes().stream().filter(route -> !route.guarded())
        .map(Route::pattern).collect(Collectors.toSet()));
  }

  @Test
  void whomTheGatewayVouchesForNeedsNoKey() {
    Caller signer = new Caller("iam:arn:aws:iam::1:user/a");
    HttpRequest request = request("POST", Map.of("Content-Type", List.of("application/json")));
    assertEquals("200", outcome(api.handle(request.by(signer), SIGNED)));
    assertEquals("401 unauthorized", outcome(api.handle(request, SIGNED)));
    assertEquals("401 unauthorized", outcome(api.handle(request.by(signer), KEYED)));
    assertEquals(signer.id(), fake.questions.getLast().caller());
  }

  @Test
  void theKeyNamesTheCallerOfAQuestion() {
    api.handle(request("POST", Map.of("Authorization", List.of("Bearer right"), "Content-Type",
        List.of("application/json"))), KEYED);
    assertEquals("key:chat", fake.questions.getLast().caller());
  }

  @Test
  void anAllowedPageMaySendAKeyAndReadTheAnswer() {
    Map<String, String> preflight = api.handle(request("OPTIONS", "/v1/ask", Map.of("Origin",
        List.of("https://chat.example"), "Access-Control-Request-Method", List.of("POST"),
        "Access-Control-Request-Headers", List.of("authorization, content-type"))), KEYED).headers();
    assertEquals("https://chat.example", preflight.get("access-control-allow-origin"));
    assertEquals("OPTIONS, POST", preflight.get("access-control-allow-methods"));
    assertTrue(String.valueOf(preflight.get("access-control-allow-headers")).contains("authorization, content-type"));
    Map<String, String> answer = api.handle(fromPage("POST", "https://chat.example"), KEYED).headers();
    assertEquals("https://chat.example origin", answer.get("access-control-allow-origin") + " " + answer.get("vary"));
    assertTrue(String.valueOf(answer.get("access-control-expose-headers")).contains("retry-after"));
    assertEquals(null, answer.get("access-control-allow-credentials"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "https://chat.example.evil.example", "http://chat.example", "null",
      "https://chat.example:444"})
  void noOtherPageIsAllowed(String origin) {
    for (String method : List.of("OPTIONS", "POST")) {
      Map<String, String> headers = api.handle(request(method, "/v1/ask", Map.of("Origin", List.of(origin),
          "Access-Control-Request-Method", List.of("POST"))), KEYED).headers();
      assertEquals(Set.of(), headers.keySet().stream().filter(n -> n.startsWith("access-control"))
          .collect(Collectors.toSet()), origin);
      assertEquals("origin", headers.get("vary"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "chat.example", "https://chat.example/", "https://*.example", ""})
  void anOriginIsSchemeHostAndPort(String origin) {
    assertThrows(IllegalArgumentException.class, () -> new Cors(Set.of(origin)));
  }

  private static HttpRequest fromPage(String method, String origin) {
    return request(method, Map.of("Host", List.of("localhost:8080"), "Origin", List.of(origin),
        "Content-Type", List.of("application/json")));
  }

  private static HttpRequest request(String method, Map<String, List<String>> headers) {
    return request(method, method.equals("POST") ? "/v1/ask" : "/", headers);
  }

  private static HttpRequest request(String method, String path, Map<String, List<String>> headers) {
    return new HttpRequest(method, path, "", headers,
        "{\"question\":\"a\"}".getBytes(StandardCharsets.UTF_8));
  }
}
