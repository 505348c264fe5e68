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
import dev.footnote.http.ApiKeys;
import dev.footnote.http.Cors;
import dev.footnote.http.HttpApi;
import dev.footnote.http.Service;
import dev.footnote.http.StagedAsker;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.PassageIndex;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the browser is shown: the built-in articles with the reader, a few articles with the fake model, and an asker
 * that plays every outcome, once open and once behind a key and in the frame of another site. A further server lets the
 * browser's side set the scene: {@code POST /hold}, {@code /release}, {@code /lines} (what the model writes) and
 * {@code /payload} (what an article and its answer say).
 */
final class BrowserStage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the key "a key for the tests". */
  private static final String KEY_HASH = "51cd7b5e90eb759c6ec881a77dc2a9200b44c438e416b882bf9a87c33dfeeddc";

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
    this.control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LocalServer keyed = LocalServer.start(new HttpApi(() -> Optional.of(played.service()), Clock.systemUTC(), false), 0,
        new Cors(Set.of(origin())), ApiKeys.of(List.of(KEY_HASH)));
    this.servers =
        List.of(serve(corpus.service(), false), serve(written, true), serve(played.service(), false), keyed);
    control.createContext("/", this::set);
    control.createContext("/site", exchange -> site(exchange, keyed));
    control.start();
  }

  private String origin() {
    return "http://127.0.0.1:" + control.getAddress().getPort();
  }

  /** A page of another site that shows the chat page in a frame. */
  private static void site(HttpExchange exchange, LocalServer keyed) throws IOException {
    String frame = "<iframe src=\"" + keyed.uri() + "\" width=900 height=700></iframe>";
    byte[] page = ("<!doctype html><title>Site</title>" + frame).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("content-type", "text/html");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  /** Addresses by the names that the tests of the pages know them by. */
  Map<String, String> addresses() {
    return Map.of("CORPUS", servers.get(0).uri().toString(), "MODEL", servers.get(1).uri().toString(),
        "PLAYED", servers.get(2).uri().toString(), "KEYED", servers.get(3).uri().toString(), "CONTROL", origin());
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
