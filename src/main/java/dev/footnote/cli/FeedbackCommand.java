package dev.footnote.cli;

import dev.footnote.eval.FeedbackCases;
import dev.footnote.http.StoreException;
import dev.footnote.ingest.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Makes evaluation cases of the thumbs that people gave: cases.jsonl for scripts/eval, and review.jsonl"
    + " with what was found wrong.", sortOptions = false)
final class FeedbackCommand implements Callable<Integer> {
  private static final int MONTHS = 12;

  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;

  @Option(names = "--from", paramLabel = "MONTH", description = "First month, such as 2026-01. Default: a year back.")
  private Optional<YearMonth> from = Optional.empty();

  @Option(names = "--to", paramLabel = "MONTH", description = "Last month. Default: this one.")
  private Optional<YearMonth> to = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the two files; made where missing.")
  private Path out = Path.of("");

  FeedbackCommand(Workbench workbench, Terminal terminal, Clock clock) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    YearMonth last = to.orElseGet(() -> YearMonth.now(clock.withZone(ZoneOffset.UTC)));
    YearMonth first = from.orElse(last.minusMonths(MONTHS));
    if (first.isAfter(last) || first.isBefore(last.minusYears(20))) {
      throw CommandException.input("--from is " + first + " and --to is " + last + "; give at most 20 years, in order.");
    }
    FeedbackCases made;
    try {
      made = FeedbackCases.of(workbench.feedback().between(first, last));
    } catch (StoreException e) {
      throw CommandException.failure(String.valueOf(e.getMessage()), e);
    }
    write("cases.jsonl", made.cases());
    write("review.jsonl", made.reviews());
    terminal.out().println(ReportPrinter.count(made.cases().size(), "case") + " in " + out.resolve("cases.jsonl") + ", "
        + ReportPrinter.count(made.reviews().size(), "answer") + " to review in " + out.resolve("review.jsonl")
        + (made.without() == 0 ? "" : "; " + ReportPrinter.count(made.without(), "answer")
            + " left out, whose question was not sent along"));
    return 0;
  }

  private void write(String name, List<String> lines) {
    Path file = out.resolve(name);
    try {
      Files.createDirectories(out.toAbsolutePath());
      Files.write(file, lines);
    } catch (IOException e) {
      throw CommandException.failure("cannot write " + file + " (" + Reason.of(e) + "). Name another folder with --out.", e);
    }
  }
}
