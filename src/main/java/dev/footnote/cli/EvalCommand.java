package dev.footnote.cli;

import dev.footnote.eval.ArticleTexts;
import dev.footnote.eval.Evaluation;
import dev.footnote.eval.QuestionFile;
import dev.footnote.eval.Summary;
import dev.footnote.extract.FileSource;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Reason;
import dev.footnote.ingest.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Answers every question of a set and, where there are gold answers, scores the run.",
    sortOptions = false)
final class EvalCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;

  @Option(names = "--articles", paramLabel = "FILE", required = true, description = "articles.jsonl, or a folder of articles.")
  private Path articles = Path.of("");

  @Option(names = "--questions", paramLabel = "FILE", required = true, description = "questions.jsonl")
  private Path questions = Path.of("");

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where answers.jsonl and summary.json go.")
  private Path out = Path.of("");

  @Option(names = "--index", paramLabel = "DIR", description = "Where the index is kept. Default: with the other caches, by"
      + " the content of the articles.")
  private Optional<Path> index = Optional.empty();

  @Option(names = "--never-abstain", description = "Answer always, for calibration.")
  private boolean neverAbstain;

  @Option(names = "--boot", paramLabel = "N", defaultValue = "0", description = "Also print the interval of each figure that"
      + " holds it in 95 of 100 draws of as many questions, from N draws; 1000 are enough. Default: none.")
  private int draws;

  EvalCommand(Workbench workbench, Terminal terminal, Clock clock) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (draws < 0 || draws > 100_000) {
      throw CommandException.input("--boot is " + draws + "; it must be in [0..100000].");
    }
    QuestionFile set = QuestionFile.read(questions, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
    try {
      Files.createDirectories(out);
      Indexing indexing = new Indexing(workbench, terminal);
      Path folder = index.isPresent() ? index.get() : indexing.kept(articles);
      ArticleTexts texts = new ArticleTexts(new FileSource(List.of(articles)));
      terminal.say("Indexing " + articles + " …");
      Report report;
      try (PassageIndex open = workbench.write(folder)) {
        report = indexing.run(open, texts);
      }
      ReportPrinter.rejections(report, terminal);
      terminal.say("Answering " + ReportPrinter.count(set.questions().size(), "question") + " from "
          + ReportPrinter.count(report.indexed() + report.unchanged(), "article") + " …");
      try (Workbench.Opened opened = workbench.open(folder, neverAbstain)) {
        Summary summary = new Evaluation(opened.service().asker(), texts).run(set, out, draws);
        terminal.out().print(summary.table());
        terminal.out().flush();
      }
      return 0;
    } catch (IOException e) {
      throw CommandException.failure("the run broke off: " + Reason.of(e) + ". Check that " + out
          + " can be written and " + articles + " read.", e);
    }
  }
}
