package dev.footnote.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that does what it is told: what comes out is counted, not timed. */
class LoadBenchTest {
  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;

  LoadBenchTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void tellsAnswersFromWhatWasShedAndFromErrors() throws Exception {
    LoadBench.Loaded loaded = bench(200, 429, 503, 500).closed(1, Duration.ofMillis(500));
    int all = loaded.answered().size() + loaded.shed().size() + loaded.errors().size();
    assertEquals(asked.get(), all);
    assertTrue(all >= 4, all + " asked");
    assertEquals("status 500", loaded.errors().getFirst());
    assertTrue(loaded.shed().size() >= loaded.errors().size());
  }

  @Test
  void anOpenLoopSendsAsManyAsItSaysWhateverTheServerDoes() throws Exception {
    LoadBench.Loaded loaded = bench(200).open(40, Duration.ofMillis(500));
    assertEquals(20, loaded.answered().size());
    assertTrue(loaded.answeredWithin(0.5) <= loaded.answeredWithin(0.99));
    assertEquals(0, loaded.shedWithin(0.99));
  }

  private LoadBench bench(int... statuses) throws IOException {
    server.createContext("/v1/ask", exchange -> {
      try (exchange) {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(statuses[asked.getAndIncrement() % statuses.length], -1);
      }
    });
    server.start();
    Path questions = Files.writeString(folder.resolve("q.jsonl"), "{\"id\":\"1\",\"question\":\"When?\"}\n");
    return new LoadBench(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
        QuestionFile.read(questions, LocalDate.of(2024, 1, 1)));
  }
}
