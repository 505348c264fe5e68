package dev.footnote.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Footnote is measured against: a plain LangChain4j pipeline over the same articles, in processes of its own, by {@code
 * scripts/peer}.
 */
final class Peer implements AutoCloseable {
  /** What its server says once it answers. */
  static final String LISTENS = "The plain pipeline listens on ";

  private static final String STORED = "Stored ";

  private final Workbench workbench;
  private final Path folder = Library.temporary();
  private final double perSecond;

  /** Splits, embeds and stores the articles at once. */
  Peer(Workbench workbench, ArticleSource articles) throws IOException, InterruptedException {
    this.workbench = workbench;
    Path file = folder.resolve("articles.jsonl");
    StringBuilder lines = new StringBuilder();
    articles.read(item -> {
      if (item instanceof Received.Accepted accepted) {
        lines.append(new JsonMapper().createObjectNode().put("title", accepted.article().source().title())
            .put("text", accepted.article().text())).append('\n');
      }
    });
    Files.writeString(file, lines);
    try (Child child = Child.start(command("store", file.toString(), store().toString()), Map.of())) {
      String told = child.await(STORED); // "N segments, X a second"
      perSecond = Double.parseDouble(told.replaceAll(".*, ([0-9.]+) a second", "$1"));
      child.finish();
    }
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(workbench.script("peer").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private Path store() {
    return folder.resolve("store.json");
  }

  /** Segments a second that it took in. */
  double perSecond() {
    return perSecond;
  }

  /** The command of its server. */
  List<String> serve() {
    return command("serve", store().toString());
  }

  /** What {@code scripts/invoke} needs to start its Lambda package in place of ours. */
  Map<String, String> invoked() throws IOException, InterruptedException {
    try (Child child = Child.start(command("package"), Map.of())) {
      return Map.of("INVOKE_PACKAGE", child.await("").strip(), "PEER_STORE", store().toString(), "LAMBDA_HANDLER",
          "dev.footnote.peer.PlainFunction::handleRequest");
    }
  }

  @Override
  public void close() {
    Library.delete(folder);
  }
}
