package dev.footnote.cli;

import dev.footnote.eval.BenchReport;
import dev.footnote.eval.QuestionFile;
import dev.footnote.eval.WarmBench;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
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
  private final Clock clock;

  @Mixin private final AskingOptions asking = new AskingOptions();

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
    asking.check();
    if (warmUp < 0) {
      throw CommandException.input("--warm-up is " + warmUp + "; it must not be negative.");
    }
    QuestionFile asked = asking.questions(workbench, clock);
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
    terminal.say("Starting the server …");
    try (Child server = Child.start(pins ? Child.pinned(core.orElse(last), serve) : serve, Map.of())) {
      URI uri = URI.create(server.await(ServeCommand.LISTENS));
      terminal.say("Asking …");
      return new BenchReport("warm", settings, WarmBench.COLUMNS, new WarmBench(uri, asked).run(warmUp, runs));
    }
  }
}
