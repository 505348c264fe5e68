package dev.footnote.cli;

import dev.footnote.eval.BenchReport;
import dev.footnote.eval.BenchReport.Row;
import dev.footnote.eval.MemoryBench;
import dev.footnote.eval.QuestionFile;
import dev.footnote.extract.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Measures the memory that the Lambda package holds after some hundred answers, next to a plain LangChain4j"
    + " pipeline.", sortOptions = false)
final class MemoryCommand extends BenchCommand {
  private static final String HEAP = "-XX:MaxRAM=1769m -XX:+UseSerialGC"; // as a function of 1,769 MB would choose it

  private final Clock clock;

  @Mixin private final IndexOptions articles = new IndexOptions();

  @Option(names = "--questions", paramLabel = "FILE", description = "questions.jsonl. Default: the built-in questions.")
  private Optional<Path> questions = Optional.empty();

  @Option(names = "--answers", paramLabel = "N", defaultValue = "300", description = "After how many answers. Default:"
      + " ${DEFAULT-VALUE}.")
  private int answers;

  MemoryCommand(Workbench workbench, Terminal terminal, Clock clock) {
    super(workbench, terminal);
    this.clock = clock;
  }

  @Override
  int quickRuns() {
    return 1;
  }

  @Override
  BenchReport measure() throws Exception {
    if (answers < 2 || answers > 100_000) {
      throw CommandException.input("--answers is " + answers + "; it must be in [2..100000].");
    }
    articles.check();
    PackageRuns packages = new PackageRuns(workbench, Optional.empty(), articles.chosen(workbench, terminal));
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("benchmark", "memory: resident after " + answers + " answers, heap as on 1,769 MB, "
        + ReportPrinter.count(runs, "run"));
    settings.put("articles", articles.told() + (articles.peerDiffers() ? "; of the plain pipeline the built-in" : ""));
    List<Row> rows = new ArrayList<>();
    terminal.say("Preparing the plain LangChain4j pipeline …");
    Peer peer = Peer.over(workbench, new FileSource(List.of(articles.peerSource(workbench))));
    Path asked = asked();
    try {
      for (Map.Entry<String, Map<String, String>> variant : PackageRuns.variants(peer, quick).entrySet()) {
        terminal.say("Asking, " + variant.getKey() + " …");
        Map<String, String> more = new LinkedHashMap<>(Map.of("INVOKE_QUESTIONS", asked.toString()));
        more.put("INVOKE_OPTIONS", HEAP + " " + variant.getValue().getOrDefault("INVOKE_OPTIONS", ""));
        rows.add(MemoryBench.run(variant.getKey(), packages.run(variant.getValue(), more), runs));
      }
    } finally {
      Files.deleteIfExists(asked);
    }
    return new BenchReport("memory", settings, MemoryBench.COLUMNS, rows);
  }

  /** The questions once, twice … until there are enough; the event itself asks one more. */
  private Path asked() throws IOException {
    List<String> lines = QuestionFile.read(questions.orElseGet(workbench::questions),
        LocalDate.now(clock.withZone(ZoneOffset.UTC))).lines();
    List<String> enough = new ArrayList<>();
    for (int i = 0; i < answers - 1; i++) {
      enough.add(lines.get(i % lines.size()));
    }
    return Files.write(Files.createTempFile("footnote-bench-", ".jsonl"), enough);
  }
}
