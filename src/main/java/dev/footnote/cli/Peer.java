package dev.footnote.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.Received;
import dev.footnote.news.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Footnote is measured against: a plain LangChain4j pipeline over the same articles, in processes of its own, by {@code
 * scripts/peer}.
 */
final class Peer {
  /** What its server says once it answers. */
  static final String LISTENS = "The plain pipeline listens on ";

  private static final String STORED = "Stored ";

  private final Workbench workbench;
  private final Path store;

  private Peer(Workbench workbench, Path store) {
    this.workbench = workbench;
    this.store = store;
  }

  /** Over these articles; its store is kept with the other caches, by their content. */
  static Peer over(Workbench workbench, ArticleSource articles) throws IOException, InterruptedException {
    String lines = lines(articles);
    Path folder = Files.createDirectories(workbench.cache().resolve("peers").toAbsolutePath());
    Path store = folder.resolve(Sha256.hex(lines).substring(0, 24) + ".json");
    if (!Files.exists(store)) {
      Path made = Path.of(store + ".part"); // an interrupted run leaves no half store
      store(workbench, lines, made);
      Files.move(made, store, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Peer(workbench, store);
  }

  /** Segments a second that it splits, embeds and stores. */
  static double perSecond(Workbench workbench, ArticleSource articles) throws IOException, InterruptedException {
    Path store = Files.createTempFile("footnote-peer-", ".json");
    try {
      return store(workbench, lines(articles), store);
    } finally {
      Files.deleteIfExists(store);
    }
  }

  private static String lines(ArticleSource articles) throws IOException {
    StringBuilder lines = new StringBuilder();
    articles.read(item -> {
      if (item instanceof Received.Accepted accepted) {
        lines.append(new JsonMapper().createObjectNode().put("title", accepted.article().source().title())
            .put("text", accepted.article().text())).append('\n');
      }
    });
    return lines.toString();
  }

  private static double store(Workbench workbench, String lines, Path store) throws IOException, InterruptedException {
    Path articles = Files.writeString(Files.createTempFile("footnote-peer-", ".jsonl"), lines);
    try (Child child = Child.start(command(workbench, "store", articles.toString(), store.toString()), Map.of())) {
      String told = child.await(STORED); // "N segments, X a second"
      child.finish();
      return Double.parseDouble(told.replaceAll(".*, ([0-9.]+) a second", "$1"));
    } finally {
      Files.deleteIfExists(articles);
    }
  }

  private static List<String> command(Workbench workbench, String... arguments) {
    List<String> command = new ArrayList<>(List.of(workbench.script("peer").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The command of its server. */
  List<String> serve() {
    return command(workbench, "serve", store.toString());
  }

  /** What {@code scripts/invoke} needs to start its Lambda package in place of ours. */
  Map<String, String> invoked() throws IOException, InterruptedException {
    try (Child child = Child.start(command(workbench, "package"), Map.of())) {
      return Map.of("INVOKE_PACKAGE", child.await("").strip(), "PEER_STORE", store.toString(), "LAMBDA_HANDLER",
          "dev.footnote.peer.PlainFunction::handleRequest");
    }
  }
}
