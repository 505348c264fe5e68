package dev.footnote.cli;

import dev.footnote.eval.BenchReport;
import dev.footnote.eval.BenchReport.Row;
import dev.footnote.eval.IngestBench;
import dev.footnote.eval.Spread;
import dev.footnote.extract.FileSource;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Measures ingest into an empty index, every vector computed, next to the embedding model alone.",
    sortOptions = false)
final class IngestBenchCommand extends BenchCommand {
  @Option(names = "--articles", paramLabel = "PATH", description = "File or folder of articles. Default: the built-in ones.")
  private Optional<Path> articles = Optional.empty();

  IngestBenchCommand(Workbench workbench, Terminal terminal) {
    super(workbench, terminal);
  }

  @Override
  BenchReport measure() throws IOException, InterruptedException {
    Path source = articles.orElseGet(workbench::corpus);
    terminal.say("Ingesting " + source + " …");
    List<Path> made = new ArrayList<>();
    try {
      IngestBench bench = new IngestBench(workbench.model(), new FileSource(List.of(source)));
      IngestBench.Result result = bench.run(() -> empty(made), runs);
      Report report = result.report();
      ReportPrinter.rejections(report, terminal);
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("benchmark", "ingest: every vector computed, all cores, " + ReportPrinter.count(runs, "run"));
      settings.put("articles", report.indexed() + " indexed of " + report.received() + ", "
          + ReportPrinter.count(report.passages(), "passage"));
      settings.put("model", workbench.model().model());
      List<Row> rows = new ArrayList<>(result.rows());
      double[] plain = new double[runs];
      for (int run = 0; run < runs; run++) {
        terminal.say("Ingesting by plain LangChain4j …");
        plain[run] = Peer.perSecond(workbench, new FileSource(List.of(source)));
      }
      rows.add(new Row("plain LangChain4j, passages/s", List.of(Spread.of(plain))));
      return new BenchReport("ingest", settings, IngestBench.COLUMNS, rows);
    } finally {
      made.forEach(Library::delete);
    }
  }

  private PassageIndex empty(List<Path> made) {
    Path folder = Library.temporary();
    made.add(folder);
    return workbench.write(folder);
  }
}
