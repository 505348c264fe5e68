package dev.footnote.cli;

import dev.footnote.eval.Marks;
import dev.footnote.ingest.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Runs every benchmark, one after the other. Each writes its JSON with the caches, in bench.",
    sortOptions = false)
final class AllCommand implements Callable<Integer> {
  /** Quick ones first, so that there is something to read. */
  static final List<String> NAMES = List.of("cold", "memory", "warm", "ingest", "scale", "load");

  /** Those that take articles; ingesting many takes too long to be one of several. */
  private static final Set<String> ANSWERING = Set.of("cold", "memory", "warm", "scale", "load");

  /** Those that ask many questions. */
  private static final Set<String> ASKING = Set.of("memory", "warm", "scale", "load");

  private final Path folder;
  private final Terminal terminal;
  private final Function<List<String>, Integer> bench;

  @Option(names = "--quick", description = "Fewer and smaller runs: under ten minutes on two cores.")
  private boolean quick;

  @Option(names = "--articles", paramLabel = "PATH", description = "File or folder of articles, for all but ingest."
      + " Default: the built-in articles.")
  private Optional<Path> articles = Optional.empty();

  @Option(names = "--questions", paramLabel = "FILE", description = "questions.jsonl, for memory, warm, scale and load. Default:"
      + " the built-in questions.")
  private Optional<Path> questions = Optional.empty();

  /**
   * @param folder where the benchmarks write their figures
   * @param bench runs one benchmark by its name and options and gives its exit code
   */
  AllCommand(Path folder, Terminal terminal, Function<List<String>, Integer> bench) {
    this.folder = folder;
    this.terminal = terminal;
    this.bench = bench;
  }

  @Override
  public Integer call() {
    int worst = 0;
    Set<String> done = new HashSet<>();
    for (String name : NAMES) {
      List<String> words = new ArrayList<>(List.of(name));
      if (quick) {
        words.add("--quick");
      }
      if (ANSWERING.contains(name)) {
        articles.ifPresent(path -> words.addAll(List.of("--articles", path.toString())));
      }
      if (ASKING.contains(name)) {
        questions.ifPresent(path -> words.addAll(List.of("--questions", path.toString())));
      }
      int exit = bench.apply(words);
      if (exit == 0) {
        done.add(name);
      }
      worst = Math.max(worst, exit);
    }
    try {
      summarise(done);
    } catch (IOException e) {
      throw CommandException.failure("the figures in " + folder + " cannot be read or written (" + Reason.of(e) + ").", e);
    }
    return worst;
  }

  /** Each figure next to its peer's and to its mark. */
  private void summarise(Set<String> done) throws IOException {
    List<Marks.Mark> marks = Marks.of(folder, done);
    terminal.out().println();
    terminal.out().print(Marks.table(marks));
    terminal.out().flush();
    Path file = Files.createDirectories(folder).resolve("all.json");
    Files.writeString(file, Marks.json(marks));
    terminal.say("Written to " + file);
  }
}
