package dev.footnote.opensearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a real OpenSearch and breaks what it is told to. */
final class OpenSearchProxy implements AutoCloseable {
  /** What is to become of a request. */
  interface Plan {
    /** @param call method and path with its query string */
    Fate of(String call);
  }

  enum Fate {
    /** Passed on and answered. */
    PASS,
    /** Not passed on: 429, to come again after a second. */
    LATER,
    /** Passed on and done, but answered by 503. */
    LOST,
    /** Not passed on: 500. */
    BROKEN
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
  private volatile Plan plan = _ -> Fate.PASS;

  OpenSearchProxy() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  void plan(Plan next) {
    plan = next;
  }

  List<String> calls() {
    return calls;
  }

  /** Header fields of each call. */
  List<Map<String, List<String>>> headers() {
    return headers;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      byte[] body = exchange.getRequestBody().readAllBytes();
      calls.add(call);
      headers.add(Map.copyOf(exchange.getRequestHeaders()));
      Fate fate = plan.of(call);
      switch (fate) {
        case LATER -> exchange.getResponseHeaders().set("Retry-After", "1");
        case PASS, LOST, BROKEN -> { }
      }
      byte[] answer = "{\"error\":{\"type\":\"broken\",\"reason\":\"on purpose\"}}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      int status = fate == Fate.LATER ? 429 : fate == Fate.BROKEN ? 500 : 503;
      if (fate == Fate.PASS || fate == Fate.LOST) {
        HttpResponse<byte[]> passed = pass(exchange, body);
        if (fate == Fate.PASS) {
          status = passed.statusCode();
          answer = passed.body();
        }
      }
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(OpenSearchPeer.url() + exchange.getRequestURI().toString()))
        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
