package dev.footnote.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Stands before the S3 server of the tests and does two things to what passes: it keeps the requests for one key apart, as
 * S3 promises (the server checks a condition and writes in two steps, and lets a reader see half a write), and it breaks
 * requests as it is told.
 */
public final class S3Proxy implements AutoCloseable {
  private static final Set<String> NOT_PASSED_ON = Set.of("connection", "content-length", "expect", "host", "upgrade",
      "transfer-encoding", "date");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, ReadWriteLock> locks = new ConcurrentHashMap<>();
  private final AtomicInteger seen = new AtomicInteger();
  private final URI behind;
  private volatile Script script = _ -> Fault.NONE;

  /** What is done to a request. */
  public sealed interface Fault {
    Fault NONE = new Delay(Duration.ZERO);

    /** It comes late. */
    record Delay(Duration by) implements Fault {}

    /** It is refused and not done. */
    record Before(int status, String code) implements Fault {}

    /** It is done, but the reply says otherwise. */
    record After(int status, String code) implements Fault {}

    /** The client dies: {@code kill} is run before or after it is done, and no reply is sent. */
    record Kill(boolean after, Runnable kill) implements Fault {}
  }

  /**
   * A request as it came.
   *
   * @param number from 1, in the order of arrival
   * @param conditional whether it has If-Match or If-None-Match
   */
  public record Seen(int number, String method, String path, boolean conditional) {
    /** Whether it writes the manifest or what is withdrawn. */
    public boolean swaps() {
      return method.equals("PUT") && conditional;
    }
  }

  /** Decides what is done to each request; thread-safe. */
  public interface Script {
    Fault of(Seen request);
  }

  private S3Proxy(HttpServer server, URI behind) {
    this.server = server;
    this.behind = behind;
  }

  /** A proxy that breaks nothing yet, before the server of this JVM. */
  public static S3Proxy start() {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else replies wait 40 ms for an acknowledgement
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      S3Proxy proxy = new S3Proxy(server, S3Peer.endpoint().orElseThrow());
      server.setExecutor(proxy.threads);
      server.createContext("/", proxy::pass);
      server.start();
      return proxy;
    } catch (IOException e) {
      throw new IllegalStateException("no proxy can be started", e);
    }
  }

  /** Where it listens. */
  public Optional<URI> endpoint() {
    return Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  /** Counts requests from 1 again and does to them what {@code script} says. */
  public void play(Script next) {
    seen.set(0);
    script = next;
  }

  /** Requests since {@link #play}. */
  public int requests() {
    return seen.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getRawPath();
      boolean conditional = exchange.getRequestHeaders().containsKey("If-Match")
          || exchange.getRequestHeaders().containsKey("If-None-Match");
      Fault fault = script.of(new Seen(seen.incrementAndGet(), exchange.getRequestMethod(), path, conditional));
      switch (fault) {
        case Fault.Delay delay -> {
          Thread.sleep(delay.by());
          reply(exchange, forward(exchange, path, body));
        }
        case Fault.Before before -> refuse(exchange, before.status(), before.code());
        case Fault.After after -> {
          forward(exchange, path, body);
          refuse(exchange, after.status(), after.code());
        }
        case Fault.Kill kill -> {
          if (kill.after()) {
            forward(exchange, path, body);
          }
          kill.kill().run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, String path, byte[] body)
      throws IOException, InterruptedException {
    boolean reads = exchange.getRequestMethod().equals("GET") || exchange.getRequestMethod().equals("HEAD");
    ReadWriteLock lock = locks.computeIfAbsent(path, _ -> new ReentrantReadWriteLock());
    var held = reads ? lock.readLock() : lock.writeLock();
    HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
        .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().forEach((name, values) -> {
      if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> request.header(name, value));
      }
    });
    held.lock();
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } finally {
      held.unlock();
    }
  }

  private static void reply(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
    response.headers().map().forEach((name, values) -> {
      if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
        exchange.getResponseHeaders().put(name, values);
      }
    });
    if (exchange.getRequestMethod().equals("HEAD")) {
      response.headers().firstValue("content-length")
          .ifPresent(length -> exchange.getResponseHeaders().put("Content-Length", List.of(length)));
    }
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>as told</Message></Error>")
        .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
