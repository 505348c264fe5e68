package dev.footnote.cli;

import dev.footnote.extract.FileSource;
import dev.footnote.http.Service;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Reason;
import dev.footnote.ingest.Report;
import dev.footnote.retrieve.PassageSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens what a command is to answer from: an index, or files that are indexed into a temporary folder first. */
final class Library {
  private final Workbench workbench;
  private final Terminal terminal;

  Library(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  /** @throws CommandException if both are given, or neither leads to articles */
  Workbench.Opened open(List<Path> articles, Optional<Path> index) {
    if (index.isPresent() && !articles.isEmpty()) {
      throw CommandException.input("--articles and --index were both given; give one of them.");
    }
    if (!articles.isEmpty()) {
      return build(articles, articles.size() == 1 ? articles.getFirst().toString() : articles.size() + " paths");
    }
    Optional<Store> chosen = index.<Store>map(folder -> new Folder(workbench, folder)).or(workbench::elsewhere)
        .or(() -> workbench.defaultIndex().map(folder -> new Folder(workbench, folder)));
    return chosen.isPresent() ? chosen.get().open(false)
        : build(List.of(workbench.corpus()), "the built-in articles");
  }

  private Workbench.Opened build(List<Path> articles, String what) {
    terminal.say(terminal.dim("Reading " + what + " …"));
    Path folder = temporary();
    try {
      Report report;
      try (PassageIndex index = workbench.write(folder)) {
        report = new Indexing(workbench, terminal).run(index, new FileSource(articles));
      }
      ReportPrinter.rejections(report, terminal);
      if (report.indexed() == 0) {
        throw CommandException.input("No article could be read from " + what + ". Give files with text in them.");
      }
      terminal.say(terminal.dim("Answering from " + ReportPrinter.count(report.indexed(), "article") + "."));
      return new Temporary(workbench.open(folder, false), folder);
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  private record Temporary(Workbench.Opened opened, Path folder) implements Workbench.Opened {
    @Override
    public Service service() {
      return opened.service();
    }

    @Override
    public PassageSearch search() {
      return opened.search();
    }

    @Override
    public void close() {
      opened.close();
      delete(folder);
    }
  }

  static Path temporary() {
    try {
      return Files.createTempDirectory("footnote-articles-");
    } catch (IOException e) {
      throw CommandException.failure("No temporary folder can be made: " + Reason.of(e)
          + ". Free some disk space, or name another folder by -Djava.io.tmpdir in JAVA_TOOL_OPTIONS.", e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw CommandException.failure("The temporary folder " + folder + " cannot be deleted: " + Reason.of(e), e);
    }
  }
}
