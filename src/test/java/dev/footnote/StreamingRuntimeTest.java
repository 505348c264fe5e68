package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Access;
import dev.footnote.http.ApiKeys;
import dev.footnote.http.Cors;
import dev.footnote.http.FakeService;
import dev.footnote.http.HttpApi;
import dev.footnote.http.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamingRuntimeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void aStatementHasLeftWhileTheModelIsStillWriting() throws Exception {
    HeldAsker held = new HeldAsker();
    try (RuntimeApi lambda = new RuntimeApi(bytes(streamed()), PATIENCE)) {
      start(lambda, held.api());
      String part = lambda.awaitPart("event: statement", PATIENCE);
      assertFalse(lambda.outcome().isDone());
      assertEquals(1, held.release.getCount());
      assertTrue(part.startsWith("{\"statusCode\":200,"), part);
      held.release.countDown();
      String whole = body(lambda);
      assertTrue(whole.contains("event: done\n"), whole);
      assertEquals("streaming", lambda.header("Lambda-Runtime-Function-Response-Mode"));
      assertEquals("application/vnd.awslambda.http-integration-response", lambda.header("Content-Type"));
    }
  }

  @Test
  void theFinalObjectsOfAPlainAndOfAStreamedAnswerAreEqual() throws Exception {
    String plain;
    try (RuntimeApi lambda = new RuntimeApi(bytes(event("ask")), PATIENCE)) {
      start(lambda, new FakeService().api());
      plain = body(lambda);
    }
    try (RuntimeApi lambda = new RuntimeApi(bytes(streamed()), PATIENCE)) {
      start(lambda, new FakeService().api());
      String whole = body(lambda);
      String data = whole.substring(whole.indexOf("event: done\ndata: ") + 18).strip();
      assertEquals(afterPrelude(plain), data);
    }
  }

  @Test
  void thePreludeHoldsStatusAndHeadersAndEndsWithEightZeros() throws Exception {
    ObjectNode event = (ObjectNode) event("ask");
    try (RuntimeApi lambda = new RuntimeApi(bytes(event.put("body", "{}")), PATIENCE)) {
      start(lambda, new FakeService().api());
      String answer = body(lambda);
      JsonNode prelude = Requests.json(answer.substring(0, answer.indexOf('\0')));
      assertEquals(400, prelude.path("statusCode").intValue());
      assertEquals("application/problem+json", prelude.at("/headers/content-type").textValue());
      assertEquals("question_required", Requests.json(afterPrelude(answer)).path("code").textValue());
    }
  }

  @Test
  void whatComesThroughAnHttpApiIsAnsweredWhole() throws Exception {
    try (RuntimeApi lambda = new RuntimeApi(bytes(event("ask-http-api")), PATIENCE)) {
      start(lambda, new FakeService().api());
      JsonNode answer = Requests.json(body(lambda));
      assertEquals(200, answer.path("statusCode").intValue());
      assertEquals("answered", Requests.json(answer.path("body").textValue()).path("outcome").textValue());
      assertEquals("", lambda.header("Lambda-Runtime-Function-Response-Mode"));
    }
  }

  @Test
  void anEventFromElsewhereIsAFaultAndTheNextIsServed() throws Exception {
    try (RuntimeApi lambda = new RuntimeApi("{\"Records\":[]}".getBytes(StandardCharsets.UTF_8), PATIENCE)) {
      start(lambda, new FakeService().api());
      RuntimeApi.Outcome.Fault fault =
          (RuntimeApi.Outcome.Fault) lambda.outcome().get(60, TimeUnit.SECONDS);
      assertTrue(Requests.json(fault.body()).path("errorMessage").textValue().contains("not an HTTP event"));
    }
  }

  @Test
  void theImageIsTakenAfterPrimingAndTheCopyLooksForANewerIndex() throws Exception {
    AtomicInteger looked = new AtomicInteger();
    IndexLoader loader = new IndexLoader() {
      @Override
      public Optional<Loaded> newer(Optional<String> name) {
        looked.incrementAndGet();
        return Optional.empty();
      }

      @Override
      public void freshen() {}

      @Override
      public void close() {}
    };
    ServedIndex index = new ServedIndex(Optional.of(loader), System::nanoTime, Runnable::run);
    try (RuntimeApi lambda = new RuntimeApi(bytes(event("healthz")), PATIENCE)) {
      int before = looked.get();
      StreamingRuntime runtime = new StreamingRuntime(new RuntimeClient(lambda.address()),
          new HttpFunction(FakeService.api(index), Access.gateway(ApiKeys.none(), Cors.NONE),
              Optional.of(new SnapStart(index, Callers.open()))));
      runtime.freezeAndWake();
      assertTrue(looked.get() > before);
      assertEquals(List.of("restore/next"), lambda.calls());
      start(runtime);
      assertTrue(body(lambda).contains("no_index"));
    }
  }

  @Test
  void anAnswerThatBreaksOffEndsWithTheErrorInTrailers() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> taken(server));
      try (RuntimeClient.Streaming out =
          new RuntimeClient("127.0.0.1:" + server.getLocalPort()).stream("7")) {
        out.write("half".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        out.fail(new IllegalStateException("broke"));
      }
      String sent = request.get(60, TimeUnit.SECONDS);
      assertTrue(sent.startsWith("POST /2018-06-01/runtime/invocation/7/response HTTP/1.1\r\n"), sent);
      assertTrue(sent.contains("\r\n\r\n4\r\nhalf\r\n0\r\nLambda-Runtime-Function-Error-Type: Runtime.IllegalStateException\r\n"
          + "Lambda-Runtime-Function-Error-Body: "), sent);
    }
  }

  @Test
  void endsWhenTheRuntimeApiIsGone() throws Exception {
    RuntimeApi lambda = new RuntimeApi(new byte[0], PATIENCE);
    lambda.close();
    assertThrows(IOException.class,
        () -> new StreamingRuntime(new RuntimeClient(lambda.address()), new HttpFunction(new FakeService().api())).run());
  }

  /** Reads until the end of the trailers, and takes it. */
  private static String taken(ServerSocket server) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      while (!all.toString(StandardCharsets.US_ASCII).matches("(?s).*\r\n0\r\n.*\r\n\r\n")) {
        all.write(in.read());
      }
      socket.getOutputStream().write("HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII));
      return all.toString(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void start(RuntimeApi lambda, HttpApi api) {
    start(new StreamingRuntime(new RuntimeClient(lambda.address()), new HttpFunction(api)));
  }

  private static void start(StreamingRuntime runtime) {
    Thread.ofVirtual().start(() -> assertThrows(IOException.class, runtime::run));
  }

  private static String body(RuntimeApi lambda) throws Exception {
    return ((RuntimeApi.Outcome.Response) lambda.outcome().get(60, TimeUnit.SECONDS)).body();
  }

  private static String afterPrelude(String answer) {
    int zeros = answer.indexOf("\0\0\0\0\0\0\0\0");
    assertTrue(zeros > 0, answer);
    return answer.substring(zeros + 8);
  }

  private static JsonNode event(String name) throws IOException {
    return Requests.json(Files.readString(Path.of("events", name + ".json")));
  }

  private static JsonNode streamed() throws IOException {
    ObjectNode event = (ObjectNode) event("ask");
    ((ObjectNode) event.path("headers")).put("accept", "text/event-stream");
    return event;
  }

  private static byte[] bytes(JsonNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}
