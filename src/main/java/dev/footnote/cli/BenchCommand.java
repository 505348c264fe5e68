package dev.footnote.cli;

import dev.footnote.eval.BenchReport;
import dev.footnote.ingest.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What the benchmarks have in common: measure, print the table, write the JSON. */
abstract class BenchCommand implements Callable<Integer> {
  private static final int RUNS = 5;
  private static final int QUICK_RUNS = 3;

  final Workbench workbench;
  final Terminal terminal;

  @Option(names = "--runs", paramLabel = "N", description = "How often it is measured. Default: 5, quick fewer.")
  private Optional<Integer> given = Optional.empty();

  int runs;

  @Option(names = "--quick", description = "Fewer and smaller runs, for a first look.")
  boolean quick;

  @Option(names = "--out", paramLabel = "FILE", description = "Where the numbers go as JSON. Default: with the caches, in"
      + " bench.")
  private Optional<Path> out = Optional.empty();

  BenchCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  /** Where figures are written unless another file is named. */
  static Path folder(Workbench workbench) {
    return workbench.cache().resolve("bench");
  }

  /** How often is quick; one where a run is long. */
  int quickRuns() {
    return QUICK_RUNS;
  }

  abstract BenchReport measure() throws Exception;

  @Override
  public final Integer call() throws Exception {
    runs = given.orElse(quick ? quickRuns() : RUNS);
    if (runs < 1 || runs > 1_000) {
      throw CommandException.input("--runs is " + runs + "; it must be in [1..1000].");
    }
    BenchReport report;
    try {
      report = measure();
    } catch (IOException e) {
      throw CommandException.failure("the benchmark broke off: " + e.getMessage(), e);
    }
    terminal.out().print(report.table());
    Path file = out.orElseGet(() -> folder(workbench).resolve(report.name() + ".json"));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, report.json());
    } catch (IOException e) {
      throw CommandException.failure("cannot write " + file + " (" + Reason.of(e) + "). Name another file with --out.", e);
    }
    terminal.say("Written to " + file);
    return 0;
  }
}
