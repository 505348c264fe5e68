package dev.footnote.cli;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Question;
import dev.footnote.http.AnswerJson;
import dev.footnote.http.QuestionText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Answers a question from articles, with a footnote for every sentence.",
    sortOptions = false)
final class AskCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;

  @Option(names = "--articles", paramLabel = "PATH", description = "File or folder to answer from (.html .md .txt .pdf .xml .jsonl);"
      + " may be given several times. Default: the built-in articles.")
  private List<Path> articles = List.of();

  @Option(names = "--index", paramLabel = "DIR", description = "Index to answer from, made by scripts/ingest.")
  private Optional<Path> index = Optional.empty();

  @Option(names = "--as-of", paramLabel = "DATE", description = "The day that \"latest\" and \"last week\" are seen from,"
      + " such as 2022-05-06. Default: today, UTC.")
  private Optional<LocalDate> asOf = Optional.empty();

  @Option(names = "--json", description = "Print what POST /v1/ask answers.")
  private boolean json;

  @Option(names = "--explain", description = "Print the sentences that were considered, with their scores and what these are"
      + " the sum of.")
  private boolean explain;

  @Parameters(paramLabel = "QUESTION", arity = "1..*", description = "What you want to know.")
  private List<String> words = List.of();

  AskCommand(Workbench workbench, Terminal terminal, Clock clock) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    String text;
    try {
      text = QuestionText.clean(String.join(" ", words));
    } catch (IllegalArgumentException e) {
      throw CommandException.input(e);
    }
    LocalDate day = asOf.orElseGet(() -> LocalDate.now(clock.withZone(ZoneOffset.UTC)));
    try (Workbench.Opened opened = new Library(workbench, terminal).open(articles, index)) {
      Answer answer = opened.service().asker().ask(Question.of(text, day));
      if (json && explain) {
        throw CommandException.input("--explain is for people and --json prints exactly the HTTP body: give one of them");
      }
      if (json) {
        terminal.out().println(new AnswerJson(Optional.empty()).body(answer));
        terminal.out().flush();
      } else {
        new AnswerPrinter(terminal).print(answer);
        if (explain) {
          new ExplanationPrinter(terminal).print(answer);
        }
      }
    }
    return 0;
  }
}
