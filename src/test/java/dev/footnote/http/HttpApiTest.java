package dev.footnote.http;

import static dev.footnote.http.Requests.get;
import static dev.footnote.http.Requests.json;
import static dev.footnote.http.Requests.outcome;
import static dev.footnote.http.Requests.post;
import static dev.footnote.http.Requests.request;
import static dev.footnote.http.Requests.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.retrieve.SearchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {
  private static final String QUESTION = "{\"question\":\"When did the NIS apply?\",\"asOf\":\"2022-05-06\"}";

  private final FakeService fake = new FakeService();
  private final HttpApi api = fake.api();

  @Test
  void asksAndPrintsTheBodyOfAnswerJson() {
    HttpResponse response = api.handle(post("/v1/ask", QUESTION));
    assertEquals(200, response.status());
    assertEquals(new AnswerJson(Optional.of("")).body(FakeService.answer(fake.questions.getFirst())), text(response));
  }

  @Test
  void tellsTheTimeOfEachStageInServerTiming() {
    String timing = String.valueOf(api.handle(post("/v1/ask", QUESTION)).headers().get("server-timing"));
    assertTrue(timing.matches("embed;dur=3\\.000, search;dur=1\\.040, "
        + "read;dur=6\\.000, gate;dur=1\\.000, json;dur=\\d+\\.\\d{3}"),
        timing);
  }

  @Test
  void aMethodOverrideIsIgnored() {
    HttpRequest request = post("/v1/ask", QUESTION.getBytes(UTF_8),
        Map.of("Content-Type", List.of("application/json"), "X-HTTP-Method-Override", List.of("DELETE")));
    assertEquals(200, api.handle(request).status());
  }

  @Test
  void welcomesWithEveryRouteAndAnExampleForThisHost() {
    HttpRequest request = new HttpRequest("GET", "/", "", Map.of("Host", List.of("localhost:9999")), new byte[0]);
    String welcome = text(api.handle(request));
    assertTrue(welcome.contains("curl -s http://localhost:9999/v1/ask"), welcome);
    api.routes().stream().map(Route::pattern).filter(p -> !p.startsWith("/web/"))
        .forEach(p -> assertTrue(welcome.contains(p), p));
  }

  @Test
  void healthNamesTheIndex() {
    assertEquals("{\"status\":\"ok\",\"snapshot\":\"snap\",\"articles\":3}", text(api.handle(get("/healthz"))));
  }

  @Test
  void withoutAnIndexHealthSaysSoAndStaysWell() {
    HttpResponse response = FakeService.api(Optional::empty).handle(get("/healthz"));
    assertEquals("200 {\"status\":\"no_index\"}", response.status() + " " + text(response));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/articles", "/v1/articles/78mPl1VyBWxx7zwy"})
  void withoutAnIndexArticlesAreUnavailableForNow(String path) {
    HttpResponse response = FakeService.api(Optional::empty).handle(get(path));
    assertEquals("503 no_index 30", outcome(response) + " " + response.headers().get("retry-after"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/ask", "/v1/search"})
  void withoutAnIndexQuestionsAreUnavailableForNow(String path) {
    HttpResponse response = FakeService.api(Optional::empty).handle(post(path, QUESTION));
    assertEquals("503 no_index 30", outcome(response) + " " + response.headers().get("retry-after"));
  }

  @Test
  void aMistakeIsNamedAlsoWithoutAnIndex() {
    assertEquals("400 question_required", outcome(FakeService.api(Optional::empty).handle(post("/v1/ask", "{}"))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      GET  | /nothing                 | 404 unknown_route
      GET  | /v1/ask/                 | 404 unknown_route
      GET  | //v1/ask                 | 404 unknown_route
      GET  | *                        | 404 unknown_route
      GET  | /v1/articles/a/b         | 404 unknown_route
      GET  | /v1/articles/..%2f..     | 404 unknown_article
      GET  | /v1/articles/%F0%9F%97%9E | 404 unknown_article
      GET  | /v1/articles/            | 404 unknown_article
      OPTIONS | /nothing              | 404 unknown_route
      GET  | /v1/ask                  | 405 method_not_allowed
      DELETE | /v1/articles           | 405 method_not_allowed
      post | /v1/ask                  | 405 method_not_allowed
      BREW | /                        | 405 method_not_allowed
      GET  | /static/a%00.html        | 400 bad_path
      GET  | /v1/articles/%zz         | 400 bad_path
      GET  | /v1/articles/%4          | 400 bad_path
      GET  | /v1/articles/%ff         | 400 bad_path
      GET  | /v1/articles?cursor=%00  | 400 bad_path
      """)
  void whatIsNotThereIsRefused(String method, String path, String outcome) {
    assertEquals(outcome, outcome(api.handle(request(method, path))));
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    assertEquals("OPTIONS, POST", api.handle(get("/v1/ask")).headers().get("allow"));
    assertEquals("GET, HEAD, OPTIONS", api.handle(request("POST", "/healthz")).headers().get("allow"));
  }

  @Test
  void optionsNamesTheMethodsAndAllowsNoOrigin() {
    HttpResponse response = api.handle(request("OPTIONS", "/v1/ask"));
    assertEquals("204 OPTIONS, POST", response.status() + " " + response.headers().get("allow"));
    assertTrue(response.headers().keySet().stream().noneMatch(name -> name.startsWith("access-control")));
  }

  @Test
  void headIsGetWithoutTheBody() {
    HttpResponse get = api.handle(get("/v1/articles"));
    HttpResponse head = api.handle(request("HEAD", "/v1/articles"));
    assertEquals(0, head.body().length);
    assertEquals(Integer.toString(get.body().length), head.headers().get("content-length"));
    assertEquals(get.headers().get("content-type"), head.headers().get("content-type"));
  }

  @ParameterizedTest
  @CsvSource({"4096, 404 unknown_route", "4097, 414 uri_too_long"})
  void aPathHasABound(int length, String outcome) {
    assertEquals(outcome, outcome(api.handle(get("/" + "a".repeat(length - 1)))));
  }

  @ParameterizedTest
  @CsvSource({"16383, 200", "16384, 431 headers_too_large"})
  void headersHaveABound(int length, String outcome) {
    HttpRequest request = new HttpRequest("GET", "/", "", Map.of("a", List.of("x".repeat(length))), new byte[0]);
    assertEquals(outcome, outcome(api.handle(request)));
  }

  @Test
  void aProblemHasTheFieldsOfTheDesign() {
    HttpResponse response = api.handle(get("/nothing"));
    assertEquals("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
        + "\"detail\":\"There is nothing at \\\"/nothing\\\". GET / lists the routes.\","
        + "\"code\":\"unknown_route\",\"request_id\":\"r-1\"}", text(response));
    assertEquals("r-1", response.headers().get("x-request-id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1/articles", "/nothing"})
  void everyResponseCarriesSecurityHeaders(String path) {
    Map<String, String> headers = api.handle(get(path)).headers();
    assertEquals("nosniff", headers.get("x-content-type-options"));
    assertEquals("no-store", headers.get("cache-control"));
    assertEquals("default-src 'none'; frame-ancestors 'none'", headers.get("content-security-policy"));
  }

  @Test
  void anUnexpectedFailureShowsNothingOfOurInside() {
    HttpResponse response = failing(new IllegalStateException("secret /var/path")).handle(post("/v1/ask", QUESTION));
    assertEquals("500 internal", outcome(response));
    assertFalse(text(response).contains("secret") || text(response).contains("Exception"), text(response));
  }

  @Test
  void anOverflowingStackIsAnUnexpectedFailure() {
    assertEquals("500 internal", outcome(failing(new StackOverflowError()).handle(post("/v1/ask", QUESTION))));
  }

  @Test
  void aStoreOnAnotherMachineThatIsAwayIsNoMistakeOfOurs() {
    HttpResponse response = failing(new SearchException("OpenSearch at https://inside.example is away"))
        .handle(post("/v1/ask", QUESTION));
    assertEquals("503 index_unavailable 30", outcome(response) + " " + response.headers().get("retry-after"));
    assertFalse(text(response).contains("inside.example"), text(response));
  }

  @Test
  void anIndexThatCannotBeReadIsAnUnexpectedFailure() {
    HttpApi broken = FakeService.api(() -> {
      throw new IllegalStateException("disk");
    });
    assertEquals("500 internal", outcome(broken.handle(get("/healthz"))));
  }

  @Test
  void turnsRequestsAwayAboveTheMostAtOneTime() throws Exception {
    CountDownLatch inside = new CountDownLatch(Limits.CONCURRENT);
    CountDownLatch release = new CountDownLatch(1);
    HttpApi busy = new FakeService(question -> {
      inside.countDown();
      await(release);
      return FakeService.answer(question);
    }).api();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse>> held = new ArrayList<>();
      for (int i = 0; i < Limits.CONCURRENT; i++) {
        held.add(threads.submit(() -> busy.handle(post("/v1/ask", QUESTION))));
      }
      await(inside);
      HttpResponse turnedAway = busy.handle(get("/v1/articles"));
      assertEquals("503 overloaded 1", outcome(turnedAway) + " " + turnedAway.headers().get("retry-after"));
      assertEquals(200, busy.handle(get("/healthz")).status());
      release.countDown();
      for (Future<HttpResponse> response : held) {
        assertEquals(200, response.get().status());
      }
    }
    assertEquals(200, busy.handle(get("/v1/articles")).status());
  }

  @Test
  void permitsComeBackAfterFailures() {
    HttpApi failing = failing(new IllegalStateException("x"));
    for (int i = 0; i <= Limits.CONCURRENT; i++) {
      assertEquals("500 internal", outcome(failing.handle(post("/v1/ask", QUESTION))));
    }
  }

  @Test
  void logsOneLineWithoutTheBody() {
    List<String> lines = new ArrayList<>();
    Logger logger = Logger.getLogger("dev.footnote.http");
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(line.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    logger.addHandler(handler);
    api.handle(post("/v1/ask", QUESTION));
    api.handle(get("/v1/articles/forged%20\nline"));
    logger.removeHandler(handler);
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(lines.getFirst().matches("POST /v1/ask 200 \\d+\\.\\d ms r-1"), lines.getFirst());
    assertTrue(lines.getLast().matches("GET - 400 \\d+\\.\\d ms r-1"), lines.getLast());
  }

  @Test
  void requestIdsDiffer() {
    HttpApi random = new HttpApi(Optional::empty, FakeService.CLOCK, false);
    String first = json(random.handle(get("/x"))).path("request_id").textValue();
    assertTrue(first.matches("r-[0-9a-f]{16}"), first);
    assertNotEquals(first, json(random.handle(get("/x"))).path("request_id").textValue());
  }

  @Test
  void theSameQuestionGetsTheSameBytes() {
    assertArrayEquals(api.handle(post("/v1/ask", QUESTION)).body(), api.handle(post("/v1/ask", QUESTION)).body());
  }

  private static HttpApi failing(Throwable failure) {
    return new FakeService(_ -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }).api();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(5, SECONDS)) {
        throw new AssertionError("waited 5 s in vain");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
