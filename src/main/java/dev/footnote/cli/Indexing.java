package dev.footnote.cli;

import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Report;
import dev.footnote.news.Sha256;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Withdrawals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** Brings articles into an index while a person can see how far it has come. */
final class Indexing {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Supplier<Embedder> embedder;
  private volatile String fetching = "";

  Indexing(Workbench workbench, Terminal terminal) {
    this(workbench, terminal, workbench::embedder);
  }

  private Indexing(Workbench workbench, Terminal terminal, Supplier<Embedder> embedder) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.embedder = embedder;
  }

  /** Embeds nothing. */
  static Indexing rehearsed(Workbench workbench, Terminal terminal) {
    return new Indexing(workbench, terminal, () -> new Rehearsal(Optional.empty()));
  }

  /** Shows which address is being fetched: beside the bar where there is one, else on a line of its own. */
  void fetching(String url) {
    fetching = Wrap.line(url);
    if (!terminal.interactive()) {
      terminal.say("fetching " + fetching);
    }
  }

  /** Ingests everything; a progress bar runs where there is a terminal. */
  Report run(PassageIndex index, ArticleSource source) {
    return run(index, source, Withdrawals.NONE);
  }

  /** @param withdrawals articles that are not taken */
  Report run(PassageIndex index, ArticleSource source, Withdrawals withdrawals) {
    if (!terminal.interactive()) {
      return new Ingester(embedder.get(), index, (_, _) -> {}, withdrawals).ingest(source);
    }
    try (ProgressBar bar = new ProgressBarBuilder().setTaskName("Indexing").setInitialMax(-1).setUpdateIntervalMillis(250)
        .setRenderer(this::line).continuousUpdate().clearDisplayOnFinish().build()) {
      return new Ingester(embedder.get(), index, (received, passages) -> {
        bar.stepBy(passages);
        bar.setExtraMessage(ReportPrinter.count(received, "article"));
      }, withdrawals).ingest(source);
    }
  }

  /** How far it has come; no source knows beforehand how much there is. */
  private String line(ProgressState state, int width) {
    long seconds = state.getElapsedAfterStart().toSeconds();
    String line = String.format(Locale.ROOT, "%s … %s read, %d passages written, %d a second, %d:%02d %s", state.getTaskName(),
        state.getExtraMessage(), state.getCurrent(), state.getCurrent() / Math.max(1, seconds), seconds / 60, seconds % 60, fetching);
    return line.substring(0, Math.clamp(width, 0, line.length()));
  }

  /**
   * The folder of an index that is kept with the other caches: by the content of a file of articles, by the name of a folder.
   *
   * @throws IOException if the file cannot be read
   */
  Path kept(Path articles) throws IOException {
    return workbench.cache().resolve("indexes").resolve(name(articles) + "-" + workbench.indexFormat());
  }

  private static String name(Path articles) throws IOException {
    if (Files.isDirectory(articles) || !Files.exists(articles)) {
      return "folder-" + HexFormat.of().toHexDigits(articles.toAbsolutePath().normalize().toString().hashCode());
    }
    try (InputStream in = Files.newInputStream(articles)) {
      return Sha256.copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE - 1).sha256().substring(0, 24);
    }
  }
}
