package dev.footnote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footnote.http.Access;
import dev.footnote.http.ApiKeys;
import dev.footnote.http.Cors;
import dev.footnote.http.HttpApi;
import dev.footnote.http.HttpRequest;
import dev.footnote.http.HttpResponse;
import dev.footnote.http.Limits;
import dev.footnote.http.StreamedBody;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves the HTTP surface on this machine: 127.0.0.1 only, a thread for each request. Pages of other origins are
 * kept out unless allowed.
 *
 * <p>Threads of the system and no virtual ones: reading holds a processor, and only the system takes it away now and then.
 * A request that is one too many is so turned away at once, and not when those inside are done.
 */
public final class LocalServer implements AutoCloseable {
  /** Read once by the JDK when its server's classes load; a value given on the command line stands. */
  private static final Map<String, String> JDK_LIMITS = Map.of(
      "sun.net.httpserver.maxReqTime", "30", // s to send a request: a client that drips bytes is cut off
      "sun.net.httpserver.maxRspTime", "330", // s to answer and be read: the longest deadline and some
      "sun.net.httpserver.maxReqHeaderSize", "65536", // bytes; above our own limit, which answers in our words
      "sun.net.httpserver.drainAmount", "16777216", // bytes thrown away after a refusal, so that the client can read it
      "sun.net.httpserver.nodelay", "true", // else an answer above 8 KB waits 40 ms for a delayed acknowledgement
      "jdk.httpserver.maxConnections", "1024");

  private static final int STOP_SECONDS = 1;

  /** One for each connection that the limits above allow, so that none is ever refused for want of a thread. */
  private static final int THREADS = 1_100;

  private final HttpServer server;
  private final ExecutorService threads;
  private final HttpApi api;
  private final Access access;

  private LocalServer(HttpServer server, HttpApi api, Cors cors, ApiKeys keys) {
    this.server = server;
    this.threads = new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(),
        Thread.ofPlatform().daemon().name("http-", 0).factory());
    this.api = api;
    this.access = Access.local(server.getAddress().getPort(), cors, keys);
  }

  /** As {@link #start(HttpApi, int, Cors, ApiKeys)}, and nobody needs a key. */
  public static LocalServer start(HttpApi api, int port, Set<String> alsoFrom) throws IOException {
    return start(api, port, new Cors(alsoFrom), ApiKeys.none());
  }

  /**
   * Starts a server, which then answers until it is closed.
   *
   * @param port in [0..65535]; 0 for any free one
   * @param cors origins whose pages may send and read, besides its own; such as {@code http://localhost:3000}
   * @param keys of which one is needed; none for everybody on this machine
   * @throws IOException if the port cannot be had; the message says what to do
   */
  public static LocalServer start(HttpApi api, int port, Cors cors, ApiKeys keys) throws IOException {
    JDK_LIMITS.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
    HttpServer server = bind(port);
    LocalServer local = new LocalServer(server, api, cors, keys);
    server.setExecutor(local.threads);
    server.createContext("/", local::answer);
    server.start();
    return local;
  }

  private static HttpServer bind(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try {
      return HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (BindException e) {
      BindException clear = new BindException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage()
          + ". Stop what uses the port, or choose another (0 takes any free one).");
      clear.initCause(e);
      throw clear;
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Its address for people, with the port. */
  public URI uri() {
    return URI.create("http://localhost:" + port() + "/");
  }

  /** Stops listening, gives requests under way a second to end, and cuts off the rest. */
  @Override
  public void close() {
    server.stop(STOP_SECONDS);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse response = api.handle(request(exchange), access);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      if (response.stream().isPresent()) {
        send(exchange, response.status(), response.stream().get());
        return;
      }
      byte[] body = response.body();
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** In chunks, each as it comes. A write fails once the client has left, which stops what makes the body. */
  private static void send(HttpExchange exchange, int status, StreamedBody body) throws IOException {
    try (body) {
      exchange.sendResponseHeaders(status, 0);
      body.writeTo(exchange.getResponseBody());
    }
  }

  private static HttpRequest request(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    return new HttpRequest(exchange.getRequestMethod(), Objects.requireNonNullElse(uri.getRawPath(), ""),
        Objects.requireNonNullElse(uri.getRawQuery(), ""), exchange.getRequestHeaders(), body(exchange));
  }

  /** At most one byte above the limit; nothing of a body that says beforehand that it is larger. */
  private static byte[] body(HttpExchange exchange) throws IOException {
    String declared = exchange.getRequestHeaders().getFirst("Content-Length");
    boolean large = declared != null && Long.parseLong(declared) > Limits.BODY_BYTES;
    return large ? new byte[0] : exchange.getRequestBody().readNBytes(Limits.BODY_BYTES + 1);
  }
}
