package dev.footnote.cli;

import dev.footnote.eval.BenchReport;
import dev.footnote.eval.BenchReport.Row;
import dev.footnote.eval.QuestionFile;
import dev.footnote.eval.WarmBench;
import dev.footnote.extract.FileSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Measures POST /v1/ask over HTTP: a server in a process of its own, one client, after a warm-up.",
    sortOptions = false)
final class WarmCommand extends BenchCommand {
  private static final int QUICK_QUESTIONS = 200;

  private final Clock clock;

  @Mixin private final AskingOptions asking = new AskingOptions();

  @Option(names = "--warm-up", paramLabel = "N", description = "Questions asked before, which do not count. Default: 200,"
      + " quick 100.")
  private Optional<Integer> before = Optional.empty();

  private int warmUp;

  @Option(names = "--core", paramLabel = "N", description = "Core that the server is held to, by taskset. Default: the last"
      + " one.")
  private Optional<Integer> core = Optional.empty();

  WarmCommand(Workbench workbench, Terminal terminal, Clock clock) {
    super(workbench, terminal);
    this.clock = clock;
  }

  @Override
  int quickRuns() {
    return 1;
  }

  @Override
  BenchReport measure() throws IOException, InterruptedException {
    asking.check();
    warmUp = before.orElse(quick ? 100 : 200);
    if (warmUp < 0) {
      throw CommandException.input("--warm-up is " + warmUp + "; it must not be negative.");
    }
    QuestionFile all = asking.questions(workbench, clock);
    QuestionFile asked = quick ? all.first(QUICK_QUESTIONS) : all;
    Path folder = asking.index(workbench, terminal);
    int count;
    try (Workbench.Opened opened = workbench.open(folder, false)) {
      count = opened.service().articles().count();
    }
    int last = Runtime.getRuntime().availableProcessors() - 1;
    boolean pins = Child.canPin();
    List<String> serve = AskingOptions.serve(workbench, folder);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("benchmark", "warm: POST /v1/ask, one client, " + ReportPrinter.count(warmUp, "warm-up question"));
    settings.put("server", pins ? "held to core " + core.orElse(last) + " (taskset)" : "on all cores; no taskset here");
    settings.put("index", ReportPrinter.count(count, "article"));
    settings.put("questions", asked.questions().size() + ", " + ReportPrinter.count(runs, "run"));
    List<Row> rows = new ArrayList<>(ask("", serve, Map.of(), ServeCommand.LISTENS, asked));
    rows.add(ask("without the reading model: ", serve, Map.of("FOOTNOTE_READER_WINDOWS", "0"), ServeCommand.LISTENS, asked)
        .getFirst());
    if (asking.source(workbench).isPresent()) {
      terminal.say("Preparing the plain LangChain4j pipeline …");
      Peer peer = Peer.over(workbench, new FileSource(List.of(asking.source(workbench).get())));
      rows.add(ask("plain LangChain4j: ", peer.serve(), Map.of(), Peer.LISTENS, asked).getFirst());
    }
    return new BenchReport("warm", settings, WarmBench.COLUMNS, rows);
  }

  private List<Row> ask(String name, List<String> serve, Map<String, String> environment, String listens,
      QuestionFile asked) throws IOException, InterruptedException {
    terminal.say("Asking" + (name.isEmpty() ? "" : ", " + name.strip()) + " …");
    List<String> command = Child.canPin()
        ? Child.pinned(core.orElse(Runtime.getRuntime().availableProcessors() - 1), serve) : serve;
    try (Child server = Child.start(command, environment)) {
      return new WarmBench(URI.create(server.await(listens)), asked).run(name, warmUp, runs);
    }
  }
}
