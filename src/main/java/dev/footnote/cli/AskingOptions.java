package dev.footnote.cli;

import dev.footnote.eval.QuestionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a benchmark asks, and of which articles: the options of those that ask a server of their own. */
final class AskingOptions extends IndexOptions {
  @Option(names = "--questions", paramLabel = "FILE", description = "questions.jsonl. Default: the built-in questions.")
  private Optional<Path> questions = Optional.empty();

  QuestionFile questions(Workbench workbench, Clock clock) throws IOException {
    return QuestionFile.read(questions.orElseGet(workbench::questions), LocalDate.now(clock.withZone(ZoneOffset.UTC)));
  }

  /** The command that serves an index on a free port. */
  static List<String> serve(Workbench workbench, Path index) {
    return List.of(workbench.script("serve").toString(), "--port", "0", "--index", index.toString());
  }
}
