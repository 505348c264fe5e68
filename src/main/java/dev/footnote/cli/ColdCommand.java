package dev.footnote.cli;

import dev.footnote.eval.BenchReport;
import dev.footnote.eval.ColdBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Measures the Lambda package from process start to first answer, on AWS's runtime interface client.",
    sortOptions = false)
final class ColdCommand extends BenchCommand {
  @Option(names = "--index", paramLabel = "DIR", description = "Index to answer from. Default: one of the built-in articles.")
  private Optional<Path> index = Optional.empty();

  @Option(names = "--event", paramLabel = "FILE", description = "Event to send. Default: events/ask.json.")
  private Optional<Path> event = Optional.empty();

  ColdCommand(Workbench workbench, Terminal terminal) {
    super(workbench, terminal);
  }

  @Override
  BenchReport measure() throws Exception {
    Path sent = event.orElseGet(workbench::event);
    if (!Files.isRegularFile(sent)) {
      throw CommandException.input("no such file: " + sent + ". Name an event, for example one of events/.");
    }
    List<String> command = List.of(workbench.script("invoke").toString(), sent.toAbsolutePath().toString());
    Map<String, String> environment = new LinkedHashMap<>();
    index.ifPresent(folder -> environment.put("FOOTNOTE_INDEX", folder.toAbsolutePath().toString()));
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("benchmark", "cold: a new process of the Lambda package each time, " + ReportPrinter.count(runs, "run"));
    settings.put("event", sent.toString());
    settings.put("index", index.map(Path::toString).orElse("the built-in articles"));
    terminal.say("Starting the Lambda package " + ReportPrinter.count(runs + 1, "time") + " …");
    return new BenchReport("cold", settings, ColdBench.COLUMNS, ColdBench.run(() -> invoke(command, environment), runs));
  }

  private static String invoke(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    try (Child child = Child.start(command, environment)) {
      return child.finish();
    }
  }
}
