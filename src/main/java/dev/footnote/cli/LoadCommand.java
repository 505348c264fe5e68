package dev.footnote.cli;

import dev.footnote.eval.BenchReport;
import dev.footnote.eval.LoadBench;
import dev.footnote.eval.QuestionFile;
import dev.footnote.eval.Spread;
import dev.footnote.extract.FileSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Measures POST /v1/ask under load: clients in a closed loop, then questions at several times the rate"
    + " that it can answer, then the clients again.", sortOptions = false)
final class LoadCommand extends BenchCommand {
  private final Clock clock;

  @Mixin private final AskingOptions asking = new AskingOptions();

  @Option(names = "--clients", paramLabel = "N", defaultValue = "8", description = "Clients of the closed loop. Default:"
      + " ${DEFAULT-VALUE}.")
  private int clients;

  @Option(names = "--seconds", paramLabel = "N", description = "Seconds of the closed loop; the other two parts take a third"
      + " each. Default: 60, quick 15.")
  private Optional<Integer> given = Optional.empty();

  private int seconds;

  @Option(names = "--overload", paramLabel = "N", defaultValue = "5", description = "How many times the rate of the closed"
      + " loop then comes. Default: ${DEFAULT-VALUE}.")
  private int overload;

  LoadCommand(Workbench workbench, Terminal terminal, Clock clock) {
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
    seconds = given.orElse(quick ? 15 : 60);
    if (clients < 1 || clients > 1_000 || seconds < 1 || seconds > 3_600 || overload < 1 || overload > 100) {
      throw CommandException.input("--clients must be in [1..1000], --seconds in [1..3600], --overload in [1..100].");
    }
    QuestionFile asked = asking.questions(workbench, clock);
    Path folder = asking.index(workbench, terminal);
    List<String> serve = AskingOptions.serve(workbench, folder);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("benchmark", "load: POST /v1/ask, " + ReportPrinter.count(clients, "client") + " for " + seconds
        + " s, then " + overload + " times their rate, then the clients again");
    settings.put("server", "on all cores, shared with the clients");
    settings.put("questions", asked.questions().size() + ", " + ReportPrinter.count(runs, "run"));
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    terminal.say("Starting the server …");
    try (Child server = Child.start(serve, Map.of())) {
      LoadBench bench = warm(server.await(ServeCommand.LISTENS), asked);
      for (int run = 0; run < runs; run++) {
        terminal.say("Asking …");
        once(bench, rows);
      }
    }
    if (asking.source(workbench).isPresent()) {
      peer(asking.source(workbench).get(), asked, rows);
    }
    List<BenchReport.Row> all = new ArrayList<>();
    rows.forEach((name, values) -> all.add(new BenchReport.Row(name,
        List.of(Spread.of(values.stream().mapToDouble(v -> v).toArray())))));
    return new BenchReport("load", settings, List.of("value"), all);
  }

  private LoadBench warm(String address, QuestionFile asked) throws InterruptedException {
    LoadBench bench = new LoadBench(URI.create(address), asked);
    terminal.say("Warming up …");
    bench.closed(clients, Duration.ofSeconds(Math.max(1, seconds / 4)));
    return bench;
  }

  /** The closed loop alone: the plain pipeline sheds nothing, so that more questions than it can answer only wait. */
  private void peer(Path source, QuestionFile asked, Map<String, List<Double>> rows) throws IOException, InterruptedException {
    terminal.say("Preparing the plain LangChain4j pipeline …");
    Peer peer = Peer.over(workbench, new FileSource(List.of(source)));
    try (Child server = Child.start(peer.serve(), Map.of())) {
      LoadBench bench = warm(server.await(Peer.LISTENS), asked);
      for (int run = 0; run < runs; run++) {
        LoadBench.Loaded closed = bench.closed(clients, Duration.ofSeconds(seconds));
        tell(closed.errors());
        note(rows, "plain LangChain4j: answers a second", closed.rate());
        note(rows, "plain LangChain4j: errors", closed.errors().size() + closed.shed().size());
        note(rows, "plain LangChain4j: p50, ms", closed.answeredWithin(0.5));
        note(rows, "plain LangChain4j: p99, ms", closed.answeredWithin(0.99));
      }
    }
  }

  private void once(LoadBench bench, Map<String, List<Double>> rows) throws InterruptedException {
    Duration part = Duration.ofSeconds(Math.max(1, seconds / 3));
    LoadBench.Loaded closed = bench.closed(clients, Duration.ofSeconds(seconds));
    tell(closed.errors());
    note(rows, "clients: answers a second", closed.rate());
    note(rows, "clients: errors", closed.errors().size() + closed.shed().size());
    note(rows, "clients: p50, ms", closed.answeredWithin(0.5));
    note(rows, "clients: p99, ms", closed.answeredWithin(0.99));
    LoadBench.Loaded over = bench.open(Math.max(1, overload * closed.rate()), part);
    tell(over.errors());
    note(rows, "overload: answered", over.answered().size());
    note(rows, "overload: shed (429 or 503)", over.shed().size());
    note(rows, "overload: errors", over.errors().size());
    note(rows, "overload: shed within ms, p50", over.shedWithin(0.5));
    note(rows, "overload: shed within ms, p99", over.shedWithin(0.99));
    note(rows, "overload: shed within ms, all", over.shedWithin(1));
    note(rows, "overload: answered, p99 ms", over.answeredWithin(0.99));
    LoadBench.Loaded after = bench.closed(clients, part);
    tell(after.errors());
    note(rows, "after: answers a second", after.rate());
    note(rows, "after: errors", after.errors().size() + after.shed().size());
    note(rows, "after: p99, ms", after.answeredWithin(0.99));
  }

  private static void note(Map<String, List<Double>> rows, String name, double value) {
    rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private void tell(List<String> errors) {
    errors.stream().distinct().limit(5).forEach(error -> terminal.say("error of a client: " + error));
  }
}
