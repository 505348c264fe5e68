package dev.footnote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footnote.cli.Workbench;
import dev.footnote.extract.FileSource;
import dev.footnote.fake.Desk;
import dev.footnote.fake.FakeModelServer;
import dev.footnote.fake.Mode;
import dev.footnote.http.HttpApi;
import dev.footnote.http.Service;
import dev.footnote.http.StagedAsker;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.PassageIndex;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the browser is shown: the built-in articles with the reader, a few articles with the fake model, and an asker
 * that plays every outcome. A further server lets the browser's side set the scene: {@code POST /hold},
 * {@code /release}, {@code /lines} (what the model writes) and {@code /payload} (what an article and its answer say).
 */
final class BrowserStage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workbench.Opened corpus;
  private final FakeModelServer model;
  private final StagedAsker played = new StagedAsker();
  private final List<LocalServer> servers;
  private final HttpServer control;

  /** @param folder for the index of the built-in articles */
  BrowserStage(Path folder) throws IOException {
    Workbench workbench = App.workbench(Map.of());
    try (PassageIndex index = workbench.write(folder)) {
      new Ingester(workbench.embedder(), index, (_, _) -> {}).ingest(new FileSource(List.of(workbench.corpus())));
    }
    this.corpus = workbench.open(folder, false);
    this.model = FakeModelServer.start(0, Mode.echo());
    Service written = StagedAsker.over(Desk.bridge(),
        new Desk(Desk.bridge()).pipeline(Optional.of(Desk.generator("openai", model)), true));
    this.servers = List.of(serve(corpus.service(), false), serve(written, true), serve(played.service(), false));
    this.control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    control.createContext("/", this::set);
    control.start();
  }

  /** Addresses by the names that the tests of the pages know them by. */
  Map<String, String> addresses() {
    return Map.of("CORPUS", servers.get(0).uri().toString(), "MODEL", servers.get(1).uri().toString(),
        "PLAYED", servers.get(2).uri().toString(),
        "CONTROL", "http://127.0.0.1:" + control.getAddress().getPort());
  }

  @Override
  public void close() {
    control.stop(0);
    model.close();
    servers.forEach(LocalServer::close);
    corpus.close();
  }

  private static LocalServer serve(Service service, boolean generative) throws IOException {
    return LocalServer.start(new HttpApi(() -> Optional.of(service), Clock.systemUTC(), generative), 0, Set.of());
  }

  private void set(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      switch (exchange.getRequestURI().getPath()) {
        case "/hold" -> model.hold();
        case "/release" -> model.release();
        case "/lines" -> model.mode(body.isEmpty() ? Mode.echo()
            : Mode.scripted(body.valueStream().map(JsonNode::asText).toArray(String[]::new)));
        case "/payload" -> played.payload(body.path("text").asText());
        default -> throw new IllegalArgumentException("no such scene: " + exchange.getRequestURI());
      }
      exchange.sendResponseHeaders(204, -1);
    }
  }
}
