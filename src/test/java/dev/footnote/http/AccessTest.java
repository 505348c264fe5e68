package dev.footnote.http;

import static dev.footnote.http.Requests.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private static final Access LOCAL = Access.local(8080, Set.of("http://localhost:3000"));

  private final HttpApi api = new FakeService().api();

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
    assertEquals("200", outcome(api.handle(request("GET", host), Access.local(80, Set.of()))));
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

  private static HttpRequest fromPage(String method, String origin) {
    return request(method, Map.of("Host", List.of("localhost:8080"), "Origin", List.of(origin),
        "Content-Type", List.of("application/json")));
  }

  private static HttpRequest request(String method, Map<String, List<String>> headers) {
    return new HttpRequest(method, method.equals("POST") ? "/v1/ask" : "/", "", headers,
        "{\"question\":\"a\"}".getBytes(StandardCharsets.UTF_8));
  }
}
