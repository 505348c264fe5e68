package dev.footnote;

import dev.footnote.eval.BenchReport;
import dev.footnote.ingest.EmbeddingCache;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Runs a drill whole and prints its figures: {@code crash}, {@code faults}, {@code writers}, {@code deliveries} or {@code
 * corruption}, then the seed, or {@code stores}, then a folder with {@code articles.jsonl} and {@code questions.jsonl}. Exit code 1 if a figure is not what it must be.
 */
final class Drills {
  /** Questions that are answered from both stores. */
  private static final int ANSWERS = 100;

  private Drills() {}

  public static void main(String[] arguments) throws Exception {
    Logging.configure(java.util.logging.Level.SEVERE);
    String name = arguments.length > 0 ? arguments[0] : "";
    if (name.equals("stores")) {
      run(name, arguments.length > 1 ? Map.of("set", arguments[1]) : Map.of("set", "built-in"), () -> StoresDrill.run(
          arguments.length > 1 ? StoresDrill.set(arguments[1]) : StoresDrill.own(),
          new EmbeddingCache(Wiring.shippedEmbedder(), Config.of(System.getenv()).cache()), ANSWERS));
      return;
    }
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    int size = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
    Map<String, Callable<Figures>> drills = Map.of(
        "crash", () -> CrashDrill.run(seed, size > 0 ? size : 200, true),
        "faults", () -> FaultsDrill.run(seed, size > 0 ? size : Integer.MAX_VALUE),
        "writers", () -> WritersDrill.run(seed, 8, size > 0 ? size : 250, 25),
        "deliveries", () -> DeliveriesDrill.run(seed, size > 0 ? size / 5 : 2_000, size > 0 ? size : 10_000),
        "corruption", () -> CorruptionDrill.run(seed, size > 0 ? size : 1_000, size > 0 ? size / 5 : 200));
    Callable<Figures> drill = drills.get(name);
    if (drill == null) {
      System.err.println("error: no such drill: \"" + name + "\". The drills are " + drills.keySet().stream().sorted().toList());
      System.exit(2);
      return;
    }
    run(name, Map.of("seed", Long.toString(seed)), drill);
  }

  private static void run(String name, Map<String, String> settings, Callable<Figures> drill) throws Exception {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)); // the servers log to it
    out.print(new BenchReport(name, settings, List.of(), List.of()).table());
    Figures figures = drill.call();
    figures.print(out::println);
    out.println(figures.good() ? "all as it must be" : "NOT as it must be");
    out.flush();
    System.exit(figures.good() ? 0 : 1);
  }
}
