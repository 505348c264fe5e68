package dev.footnote.cli;

import dev.footnote.extract.FileSource;
import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Reason;
import dev.footnote.ingest.Report;
import dev.footnote.ingest.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Adds articles to an index, updates changed ones and deletes; unchanged ones are skipped.",
    sortOptions = false)
final class IngestCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "Folder of the index; made where missing.")
  private Path index = Path.of("");

  @Option(names = "--delete", paramLabel = "ID", description = "Delete the article with this id; may be given several times.")
  private List<String> deleted = List.of();

  @Option(names = "--publish", paramLabel = "S3", description = "Then publish the index, such as to s3://bucket/snapshots.")
  private Optional<String> publish = Optional.empty();

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders (.txt .md .html .jsonl).")
  private List<String> paths = List.of();

  IngestCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (paths.isEmpty() && deleted.isEmpty() && publish.isEmpty()) {
      throw CommandException.input("nothing to do: give files or folders to ingest, --delete ID or --publish S3.");
    }
    Optional<Snapshots> target = publish.map(workbench::snapshots);
    if (!paths.isEmpty() || !deleted.isEmpty()) {
      write();
    }
    target.ifPresent(this::publish);
    return 0;
  }

  private void write() {
    boolean made = !Files.exists(index);
    ArticleSource source = paths.isEmpty() ? _ -> {} : new FileSource(paths.stream().map(IngestCommand::path).toList());
    try (PassageIndex open = workbench.write(index)) {
      int gone = 0;
      for (String id : deleted) {
        if (open.delete(id)) {
          gone++;
        } else {
          terminal.say("not in the index: " + Wrap.line(id));
        }
      }
      Report report = new Indexing(workbench, terminal).run(open, source);
      ReportPrinter.print(report, gone, terminal);
      if (report.received() > 0 && report.indexed() + report.unchanged() == 0) {
        throw CommandException.input("no article could be taken; the lines above say why.");
      }
    } catch (IngestException e) {
      removeIfEmpty(made);
      throw e;
    }
  }

  /** A mistyped path must not leave an empty index behind. */
  private void removeIfEmpty(boolean made) {
    String[] names = index.toFile().list();
    boolean only = names != null && List.of("write.lock").containsAll(List.of(names));
    if (!made || !only) {
      return;
    }
    try {
      Files.deleteIfExists(index.resolve("write.lock"));
      Files.delete(index);
    } catch (IOException e) {
      terminal.say("the empty folder " + index + " is left behind: " + Reason.of(e));
    }
  }

  private void publish(Snapshots snapshots) {
    workbench.open(index, false).close(); // what cannot be read must not be published
    Manifest manifest = snapshots.publish(index);
    terminal.out().println("published to " + publish.orElse("") + ": " + manifest.name() + ", sequence "
        + manifest.sequence() + ", " + ReportPrinter.count(manifest.files().size(), "file") + ", "
        + manifest.files().stream().mapToLong(Manifest.File::bytes).sum() + " bytes");
    terminal.out().flush();
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw CommandException.input("not a path: " + Wrap.line(text) + ": " + e.getReason() + ". Give files or folders.");
    }
  }
}
