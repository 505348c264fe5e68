package dev.footnote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's Runtime API for one event or some, on this machine: what the runtime of a function asks for work and gives its
 * answers to. The request for work after the last waits until this is closed.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String ID = "00000000-0000-0000-0000-000000000001";

  private final List<byte[]> events;
  private final AtomicInteger given = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final Duration timeout;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CompletableFuture<Long> ready = new CompletableFuture<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, String> headers = new ConcurrentHashMap<>();
  private final StringBuilder part = new StringBuilder();

  /** How it ended. */
  sealed interface Outcome {
    /**
     * @param body as it came; of a streamed one with its prelude
     * @param nanos when its end came, by {@link System#nanoTime}
     */
    record Response(String body, long nanos) implements Outcome {}

    /** The function threw, or could not be started. */
    record Fault(String where, String body) implements Outcome {}
  }

  RuntimeApi(byte[] event, Duration timeout) throws IOException {
    this(List.of(event), timeout);
  }

  /** @param events given one after the other; the outcome is that of the last */
  RuntimeApi(List<byte[]> events, Duration timeout) throws IOException {
    this.events = List.copyOf(events);
    this.timeout = timeout;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(ROOT, this::handle);
    server.start();
  }

  /** The calls so far, without what is the same in all. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** Value of a header of the answer; empty if there is none. Known once the first of the answer is. */
  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** Waits until this much of the answer has come, whether or not that is its end; gives what has come. */
  String awaitPart(String wanted, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (part) {
      while (part.indexOf(wanted) < 0) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          throw new AssertionError("\"" + wanted + "\" did not come, but: " + part);
        }
        part.wait(left);
      }
      return part.toString();
    }
  }

  /** For {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** When the function first asked for work, which ends its init; by {@link System#nanoTime}. */
  CompletableFuture<Long> ready() {
    return ready;
  }

  /** How many events there are. */
  int size() {
    return events.size();
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestURI().getPath().substring(ROOT.length());
      calls.add(call.replace(ID + "/", ""));
      switch (call) {
        case "invocation/next" -> next(exchange);
        case "invocation/" + ID + "/response" -> {
          exchange.getRequestHeaders().forEach((name, value) ->
              headers.put(name.toLowerCase(Locale.ROOT), value.getFirst()));
          Outcome.Response response = new Outcome.Response(answer(exchange), System.nanoTime());
          if (taken.incrementAndGet() == events.size()) {
            outcome.complete(response);
          }
          reply(exchange, 202, new byte[0]);
        }
        case "restore/next" -> reply(exchange, 200, new byte[0]);
        case "invocation/" + ID + "/error" -> fault(exchange, "the function threw");
        case "restore/error" -> fault(exchange, "the function could not be woken");
        case "init/error" -> fault(exchange, "the function could not be started");
        default -> reply(exchange, 404, new byte[0]);
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    ready.complete(System.nanoTime());
    int number = given.getAndIncrement();
    if (number >= events.size()) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", ID);
    headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + timeout.toMillis()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:footnote");
    reply(exchange, 200, events.get(number));
  }

  private void fault(HttpExchange exchange, String where) throws IOException {
    outcome.complete(new Outcome.Fault(where, body(exchange)));
    reply(exchange, 202, new byte[0]);
  }

  /** Reads the answer as it comes. */
  private String answer(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    InputStream in = exchange.getRequestBody();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      all.write(buffer, 0, n);
      synchronized (part) {
        part.setLength(0);
        part.append(all.toString(StandardCharsets.UTF_8));
        part.notifyAll();
      }
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
