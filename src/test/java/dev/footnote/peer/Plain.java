package dev.footnote.peer;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;

/** {@code scripts/peer}: the plain pipeline in a process of its own. */
public final class Plain {
  private Plain() {}

  /**
   * {@code store ARTICLES.jsonl STORE.json} ingests and tells how fast; {@code serve STORE.json} answers
   * {@code POST /v1/ask} on a free port of 127.0.0.1 until the process ends.
   */
  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "store" -> store(Path.of(arguments[1]), Path.of(arguments[2]));
      case "serve" -> serve(Path.of(arguments[1]));
      default -> throw new IllegalArgumentException("store or serve, not " + arguments[0]);
    }
  }

  private static void store(Path articles, Path file) throws IOException {
    PlainPipeline pipeline = PlainPipeline.empty();
    pipeline.answer("{\"question\":\"The first use loads the model.\"}".getBytes(StandardCharsets.UTF_8));
    long start = System.nanoTime();
    int segments = pipeline.ingest(articles);
    double seconds = (System.nanoTime() - start) / 1e9;
    pipeline.save(file);
    System.out.printf(Locale.ROOT, "Stored %d segments, %.2f a second%n", segments, segments / seconds);
  }

  private static void serve(Path file) throws IOException {
    PlainPipeline pipeline = PlainPipeline.of(file);
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/ask", exchange -> {
      try (exchange) {
        byte[] answer = pipeline.answer(exchange.getRequestBody().readAllBytes());
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      }
    });
    server.start();
    System.out.println("The plain pipeline listens on http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
