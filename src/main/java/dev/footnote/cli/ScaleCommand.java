package dev.footnote.cli;

import dev.footnote.eval.BenchReport;
import dev.footnote.eval.BenchReport.Row;
import dev.footnote.eval.QuestionFile;
import dev.footnote.eval.ScaleBench;
import dev.footnote.eval.Spread;
import dev.footnote.extract.FileSource;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.PassageTexts;
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
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Measures search over many passages, which are varied from real ones; indexes are kept for the next"
    + " time. Next to it, exact search.", sortOptions = false)
final class ScaleCommand extends BenchCommand {
  private static final int SMALLEST = 100;
  private static final int LARGEST = 10_000_000;

  private final Clock clock;

  @Option(names = "--sizes", paramLabel = "N", split = ",", description = "How many passages. Default: 10000,100000.")
  private List<Integer> sizes = List.of();

  @Option(names = "--articles", paramLabel = "PATH", description = "Real articles to vary. Default: the built-in ones.")
  private Optional<Path> articles = Optional.empty();

  @Option(names = "--questions", paramLabel = "FILE", description = "questions.jsonl. Default: the built-in questions.")
  private Optional<Path> questions = Optional.empty();

  @Option(names = "--most", paramLabel = "N", defaultValue = "200", description = "Most questions that are asked. Default:"
      + " ${DEFAULT-VALUE}.")
  private int most;

  ScaleCommand(Workbench workbench, Terminal terminal, Clock clock) {
    super(workbench, terminal);
    this.clock = clock;
  }

  @Override
  int quickRuns() {
    return 1;
  }

  @Override
  BenchReport measure() throws IOException {
    List<Integer> wanted = sizes.isEmpty() ? List.of(10_000, quick ? 50_000 : 100_000) : sizes;
    for (int size : wanted) {
      if (size < SMALLEST || size > LARGEST) {
        throw CommandException.input("--sizes has " + size + "; each must be in [" + SMALLEST + ".." + LARGEST + "].");
      }
    }
    Path source = articles.orElseGet(workbench::corpus);
    List<String> texts = PassageTexts.of(new FileSource(List.of(source)));
    if (texts.isEmpty()) {
      throw CommandException.input("No article could be read from " + source + ". Give files with text in them.");
    }
    terminal.say("Embedding " + ReportPrinter.count(texts.size(), "real passage") + " …");
    ScaleBench bench = new ScaleBench(workbench.embedder(), texts, QuestionFile.read(
        questions.orElseGet(workbench::questions), LocalDate.now(clock.withZone(ZoneOffset.UTC))), most);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("benchmark", "scale: retrieval without the embedding, one client, " + ReportPrinter.count(runs, "run"));
    settings.put("passages", "varied from " + texts.size() + " of " + source);
    settings.put("questions", Integer.toString(bench.questions()));
    List<Row> rows = new ArrayList<>();
    for (int size : wanted) {
      measure(bench, source, size).forEach(row -> rows.add(new Row(size + ": " + row.name(), row.values())));
    }
    return new BenchReport("scale", settings, ScaleBench.COLUMNS, rows);
  }

  private List<Row> measure(ScaleBench bench, Path source, int size) throws IOException {
    Path folder = new Indexing(workbench, terminal).kept(source);
    folder = folder.resolveSibling("scale-" + size + "-" + folder.getFileName());
    List<Row> rows = new ArrayList<>();
    if (!Files.exists(folder)) {
      rows.add(new Row("build, s", List.of(Spread.of(build(bench, folder, size)))));
    }
    long bytes = bytes(folder);
    rows.add(new Row("bytes a passage", List.of(Spread.of(bytes / (double) size))));
    rows.add(new Row("index, MB", List.of(Spread.of(bytes / 1e6))));
    double[] opening = new double[runs];
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      workbench.open(folder, false).close();
      opening[run] = (System.nanoTime() - start) / 1e6;
    }
    rows.add(new Row("open, ms", List.of(Spread.of(opening))));
    terminal.say("Searching " + size + " passages …");
    try (Workbench.Opened opened = workbench.open(folder, false)) {
      rows.addAll(bench.search(opened.search(), size, runs));
    }
    return rows;
  }

  /** Builds beside and moves, so that an interrupted build leaves no half index. */
  private double build(ScaleBench bench, Path folder, int size) throws IOException {
    terminal.say("Building an index of " + size + " passages …");
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    if (Files.exists(part)) {
      Library.delete(part);
    }
    long start = System.nanoTime();
    try (PassageIndex index = workbench.write(part)) {
      bench.build(index, size);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Files.move(part, folder);
    return seconds;
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
