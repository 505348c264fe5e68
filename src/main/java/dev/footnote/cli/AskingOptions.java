package dev.footnote.cli;

import dev.footnote.eval.QuestionFile;
import dev.footnote.extract.FileSource;
import dev.footnote.ingest.PassageIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a benchmark asks, and of which articles: the options of those that ask a server of their own. */
final class AskingOptions {
  @Option(names = "--articles", paramLabel = "PATH", description = "File or folder of articles; its index is kept for the"
      + " next time. Default: the built-in articles.")
  private Optional<Path> articles = Optional.empty();

  @Option(names = "--index", paramLabel = "DIR", description = "Index to ask, in place of --articles.")
  private Optional<Path> index = Optional.empty();

  @Option(names = "--questions", paramLabel = "FILE", description = "questions.jsonl. Default: the built-in questions.")
  private Optional<Path> questions = Optional.empty();

  /** @throws CommandException if two places of articles were given */
  void check() {
    if (articles.isPresent() && index.isPresent()) {
      throw CommandException.input("--articles and --index were both given; give one of them.");
    }
  }

  QuestionFile questions(Workbench workbench, Clock clock) throws IOException {
    return QuestionFile.read(questions.orElseGet(workbench::questions), LocalDate.now(clock.withZone(ZoneOffset.UTC)));
  }

  /** Where the articles are; empty if an index was named, of which a peer can make nothing. */
  Optional<Path> source(Workbench workbench) {
    return index.isPresent() ? Optional.empty() : Optional.of(articles.orElseGet(workbench::corpus));
  }

  /** The index that was named, or that of the articles, built and kept for the next time. */
  Path index(Workbench workbench, Terminal terminal) throws IOException {
    if (index.isPresent()) {
      return index.get();
    }
    Path source = articles.orElseGet(workbench::corpus);
    Indexing indexing = new Indexing(workbench, terminal);
    Path folder = indexing.kept(source);
    terminal.say("Indexing " + source + " …");
    try (PassageIndex open = workbench.write(folder)) {
      ReportPrinter.rejections(indexing.run(open, new FileSource(List.of(source))), terminal);
    }
    return folder;
  }

  /** The command that serves an index on a free port. */
  static List<String> serve(Workbench workbench, Path index) {
    return List.of(workbench.script("serve").toString(), "--port", "0", "--index", index.toString());
  }
}
