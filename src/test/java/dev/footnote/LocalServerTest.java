package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.http.FakeService;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalServerTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static LocalServer server;

  @BeforeAll
  static void start() throws IOException {
    server = LocalServer.start(new FakeService().api(), 0, Set.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void answersAQuestionOverTheWire() throws Exception {
    HttpResponse<String> response = send(post("{\"question\":\"a\"}"));
    assertEquals(200, response.statusCode());
    assertEquals("application/json", response.headers().firstValue("content-type").orElseThrow());
    assertTrue(response.body().startsWith("{\"id\":\"a-1\",\"outcome\":\"answered\""), response.body());
  }

  @Test
  void aBodyInChunksIsReadWhole() throws Exception {
    byte[] body = "{\"question\":\"a\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals(200, send(post("").method("POST",
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))).statusCode());
  }

  @Test
  void aLargeBodyIsRefusedWhetherItSaysSoOrNot() throws Exception {
    byte[] body = " ".repeat(7_000_000).getBytes(StandardCharsets.UTF_8);
    assertEquals(413, send(post("").POST(BodyPublishers.ofByteArray(body))).statusCode());
    assertEquals(413, send(post("").POST(
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))).statusCode());
  }

  @Test
  void headHasTheLengthAndNoBody() throws Exception {
    String answer = raw("HEAD /healthz HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    assertTrue(answer.contains("ontent-length: 46\r\n"), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
  }

  @Test
  void optionsHasNoBody() throws Exception {
    String answer =
        raw("OPTIONS /v1/ask HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 204 ") && answer.contains("OPTIONS, POST"), answer);
  }

  @Test
  void anotherHostNameIsMisdirected() throws Exception {
    String answer = raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 421 ") && answer.contains("bad_host"), answer);
  }

  @Test
  void aRequestThatIsNoHttpIsTurnedAwayBelowFiveHundred() throws Exception {
    assertTrue(raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 400 "));
    assertTrue(raw("rubbish\r\n\r\n").startsWith("HTTP/1.1 400 "));
  }

  @Test
  void aClientThatLeavesHalfWayHurtsNobody() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(("POST /v1/ask HTTP/1.1\r\nHost: localhost:" + server.port()
          + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
    }
    assertEquals(200, send(post("{\"question\":\"a\"}")).statusCode());
  }

  @Test
  void aLargeAnswerIsNotHeldBackByTheSocket() throws Exception {
    HttpRequest.Builder document = HttpRequest.newBuilder(URI.create(server.uri() + "openapi.json"));
    send(document);
    Duration fastest = Duration.ofMinutes(1);
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      send(document);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      fastest = took.compareTo(fastest) < 0 ? took : fastest;
    }
    assertTrue(fastest.toMillis() < 35, "the fastest took " + fastest + "; delayed acknowledgement takes 40 ms");
  }

  @Test
  void aPortInUseIsNamedWithTheRemedy() {
    BindException e = assertThrows(BindException.class,
        () -> LocalServer.start(new FakeService().api(), server.port(), Set.of()));
    String message = e.toString();
    assertTrue(message.contains("127.0.0.1:" + server.port()) && message.contains("choose another"), message);
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() throws Exception {
    for (var network : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : network.inetAddresses().filter(a -> !a.isLoopbackAddress()).toList()) {
        assertThrows(IOException.class, () -> new Socket(address, server.port()).close(), address.toString());
      }
    }
  }

  @Test
  void closesSoonAndFreesThePort() throws Exception {
    LocalServer other = LocalServer.start(new FakeService().api(), 0, Set.of());
    int port = other.port();
    long start = System.nanoTime();
    other.close();
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 3);
    LocalServer.start(new FakeService().api(), port, Set.of()).close();
  }

  @Test
  void aStatementIsWithTheClientWhileTheModelIsStillWriting() throws Exception {
    HeldAsker held = new HeldAsker();
    try (LocalServer streaming = LocalServer.start(held.api(), 0, Set.of())) {
      HttpResponse<InputStream> response = CLIENT.send(stream(streaming), BodyHandlers.ofInputStream());
      assertEquals("text/event-stream", response.headers().firstValue("content-type").orElseThrow());
      try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        readUntil(lines, "event: statement");
        assertTrue(lines.readLine().contains("The NIS filed its application"));
        assertEquals(1, held.release.getCount());
        held.release.countDown();
        readUntil(lines, "event: done");
      }
    }
  }

  @Test
  void aClientThatLeavesStopsTheModel() throws Exception {
    HeldAsker held = new HeldAsker();
    try (LocalServer streaming = LocalServer.start(held.api(), 0, Set.of())) {
      HttpResponse<InputStream> response = CLIENT.send(stream(streaming), BodyHandlers.ofInputStream());
      try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        readUntil(lines, "event: statement");
      }
      assertTrue(held.stopped.await(60, TimeUnit.SECONDS));
    }
  }

  private static HttpRequest stream(LocalServer to) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + "/v1/ask"))
        .version(HttpClient.Version.HTTP_1_1).timeout(Duration.ofSeconds(60)).header("Accept", "text/event-stream")
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"question\":\"a\"}")).build();
  }

  private static void readUntil(BufferedReader lines, String wanted) throws IOException {
    for (String line = lines.readLine(); !wanted.equals(line); line = lines.readLine()) {
      assertNotNull(line, "the stream ended before " + wanted);
    }
  }

  private static HttpRequest.Builder post(String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/v1/ask"))
        .version(HttpClient.Version.HTTP_1_1).timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
