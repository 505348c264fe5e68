package dev.footnote.cli;

import dev.footnote.extract.FileSource;
import dev.footnote.ingest.PassageIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which articles a benchmark answers from. */
class IndexOptions {
  @Option(names = "--articles", paramLabel = "PATH", description = "File or folder of articles; its index is kept for the"
      + " next time. Default: the built-in articles.")
  private Optional<Path> articles = Optional.empty();

  @Option(names = "--index", paramLabel = "DIR", description = "Index to ask, in place of --articles; a peer cannot read it.")
  private Optional<Path> index = Optional.empty();

  /** @throws CommandException if two places of articles were given */
  void check() {
    if (articles.isPresent() && index.isPresent()) {
      throw CommandException.input("--articles and --index were both given; give one of them.");
    }
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

  /** Where the index is that was asked for; empty for that of the built-in articles, which the scripts make themselves. */
  Optional<Path> chosen(Workbench workbench, Terminal terminal) throws IOException {
    return index.isPresent() || articles.isPresent() ? Optional.of(index(workbench, terminal)) : Optional.empty();
  }

  /** What answers come from, for a table's head. */
  String told() {
    return index.or(() -> articles).map(Path::toString).orElse("the built-in articles");
  }

  /** What a peer answers from, which cannot read an index. */
  Path peerSource(Workbench workbench) {
    return source(workbench).orElseGet(workbench::corpus);
  }

  /** Whether the peer answers from other articles. */
  boolean peerDiffers() {
    return index.isPresent();
  }
}
