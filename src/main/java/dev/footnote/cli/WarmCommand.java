package dev.footnote.cli;

import dev.footnote.eval.BenchReport;
import dev.footnote.eval.QuestionFile;
import dev.footnote.eval.WarmBench;
import dev.footnote.extract.FileSource;
import dev.footnote.ingest.PassageIndex;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Measures POST /v1/ask over HTTP: a server in a process of its own, one client, after a warm-up.",
    sortOptions = false)
final class WarmCommand extends BenchCommand {
  private final Clock clock;

  @Option(names = "--articles", paramLabel = "PATH", description = "File or folder of articles; its index is kept for the"
      + " next time. Default: the built-in articles.")
  private Optional<Path> articles = Optional.empty();

  @Option(names = "--index", paramLabel = "DIR", description = "Index to ask, in place of --articles.")
  private Optional<Path> index = Optional.empty();

  @Option(names = "--questions", paramLabel = "FILE", description = "questions.jsonl. Default: the built-in questions.")
  private Optional<Path> questions = Optional.empty();

  @Option(names = "--warm-up", paramLabel = "N", defaultValue = "200", description = "Questions asked before, which do not"
      + " count. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(names = "--core", paramLabel = "N", description = "Core that the server is held to, by taskset. Default: the last"
      + " one.")
  private Optional<Integer> core = Optional.empty();

  WarmCommand(Workbench workbench, Terminal terminal, Clock clock) {
    super(workbench, terminal);
    this.clock = clock;
  }

  @Override
  BenchReport measure() throws IOException, InterruptedException {
    if (articles.isPresent() && index.isPresent()) {
      throw CommandException.input("--articles and --index were both given; give one of them.");
    }
    if (warmUp < 0) {
      throw CommandException.input("--warm-up is " + warmUp + "; it must not be negative.");
    }
    QuestionFile asked = QuestionFile.read(questions.orElseGet(workbench::questions),
        LocalDate.now(clock.withZone(ZoneOffset.UTC)));
    Path folder = index.isPresent() ? index.get()
        : build(workbench, terminal, articles.orElseGet(workbench::corpus));
    int count;
    try (Workbench.Opened opened = workbench.open(folder, false)) {
      count = opened.service().articles().count();
    }
    int last = Runtime.getRuntime().availableProcessors() - 1;
    boolean pins = Child.canPin();
    List<String> serve = List.of(workbench.script("serve").toString(), "--port", "0", "--index", folder.toString());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("benchmark", "warm: POST /v1/ask, one client, " + ReportPrinter.count(warmUp, "warm-up question"));
    settings.put("server", pins ? "held to core " + core.orElse(last) + " (taskset)" : "on all cores; no taskset here");
    settings.put("index", ReportPrinter.count(count, "article"));
    settings.put("questions", asked.questions().size() + ", " + ReportPrinter.count(runs, "run"));
    terminal.say("Starting the server …");
    try (Child server = Child.start(pins ? Child.pinned(core.orElse(last), serve) : serve, Map.of())) {
      URI uri = URI.create(server.await(ServeCommand.LISTENS));
      terminal.say("Asking …");
      return new BenchReport("warm", settings, WarmBench.COLUMNS, new WarmBench(uri, asked).run(warmUp, runs));
    }
  }

  /** The index of some articles, kept for the next time. */
  static Path build(Workbench workbench, Terminal terminal, Path source) throws IOException {
    Indexing indexing = new Indexing(workbench, terminal);
    Path folder = indexing.kept(source);
    terminal.say("Indexing " + source + " …");
    try (PassageIndex open = workbench.write(folder)) {
      ReportPrinter.rejections(indexing.run(open, new FileSource(List.of(source))), terminal);
    }
    return folder;
  }
}
