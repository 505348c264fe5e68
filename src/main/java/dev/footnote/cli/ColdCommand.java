package dev.footnote.cli;

import dev.footnote.eval.BenchReport;
import dev.footnote.eval.BenchReport.Row;
import dev.footnote.eval.ColdBench;
import dev.footnote.extract.FileSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Measures the Lambda package from process start to first answer under shares of a core, next to a plain"
    + " LangChain4j pipeline.", sortOptions = false)
final class ColdCommand extends BenchCommand {
  @Mixin private final IndexOptions articles = new IndexOptions();

  @Option(names = "--event", paramLabel = "FILE", description = "Event to send. Default: events/ask.json.")
  private Optional<Path> event = Optional.empty();

  @Option(names = "--cores", paramLabel = "SHARE", split = ",", description = "Shares of a core, in (0..1]; none for all cores."
      + " Default: 1.0,0.58, which Lambda gives at 1,769 MB and 1,024 MB.")
  private List<String> cores = List.of("1.0", "0.58");

  ColdCommand(Workbench workbench, Terminal terminal) {
    super(workbench, terminal);
  }

  @Override
  BenchReport measure() throws Exception {
    for (String share : cores) {
      if (!share.equals("none") && !share.matches("1(\\.0*)?|0?\\.\\d*[1-9]\\d*")) {
        throw CommandException.input("--cores has \"" + share + "\"; each must be a share in (0..1] or none.");
      }
    }
    articles.check();
    PackageRuns packages = new PackageRuns(workbench, event, articles.chosen(workbench, terminal));
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("benchmark", "cold: a new process each time, process start to first answer, "
        + ReportPrinter.count(runs, "run"));
    settings.put("event", packages.event().toString());
    settings.put("articles", articles.told() + (articles.peerDiffers() ? "; of the plain pipeline the built-in" : ""));
    List<Row> rows = new ArrayList<>();
    terminal.say("Preparing the plain LangChain4j pipeline …");
    Peer peer = Peer.over(workbench, new FileSource(List.of(articles.peerSource(workbench))));
    for (String share : cores) {
      Map<String, String> quota = share.equals("none") ? Map.of() : Map.of("INVOKE_CORES", share);
      for (Map.Entry<String, Map<String, String>> variant : PackageRuns.variants(peer, quick).entrySet()) {
        String name = share + " core: " + variant.getKey();
        terminal.say("Starting " + ReportPrinter.count(runs + 1, "time") + ", " + name + " …");
        rows.add(ColdBench.run(name, packages.run(variant.getValue(), quota), runs));
      }
    }
    return new BenchReport("cold", settings, ColdBench.COLUMNS, rows);
  }
}
