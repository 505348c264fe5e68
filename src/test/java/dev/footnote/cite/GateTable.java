package dev.footnote.cite;

import dev.footnote.retrieve.Embedder;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the gate makes of mutants and of correct paraphrases, by kind of edit and by the reason for dropping. */
public final class GateTable {
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * One kind.
   *
   * @param reasons of those dropped, with their counts
   * @param passed texts that passed
   * @param dropped texts with their reason
   */
  public record Row(int all, Map<String, Integer> reasons, List<String> passed, List<String> dropped) {
    /** Share that was dropped. */
    public double rate() {
      return dropped.size() / (double) all;
    }
  }

  /** Runs all samples through the gate, with and, for the last row, without an embedding model. */
  public static GateTable run(Embedder embedder) throws IOException {
    GateTable table = new GateTable();
    Samples samples = new Samples();
    Gate gate = new Gate(embedder);
    new Mutants(samples).all().forEach((kind, mutants) -> table.rows.put(kind, row(gate, mutants)));
    table.rows.put("paraphrases", row(gate, samples.paraphrases()));
    table.rows.put("paraphrases, no meaning", row(new Gate(), samples.paraphrases()));
    for (String hand : List.of("independent", "third")) {
      for (Map.Entry<String, List<Samples.Sample>> kind : samples.mutants(hand).entrySet()) {
        table.rows.put(hand + " " + kind.getKey(), row(gate, kind.getValue()));
      }
      table.rows.put(hand + " paraphrases", row(gate, samples.paraphrases(hand)));
    }
    return table;
  }

  private static Row row(Gate gate, List<Samples.Sample> samples) {
    Map<String, Integer> reasons = new TreeMap<>();
    List<String> passed = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    for (Samples.Sample sample : samples) {
      Verdict verdict = gate.check(new Draft(sample.evidence(),
          List.of(new Draft.Statement(sample.text(), sample.numbers()))), 10);
      if (verdict.dropped().isEmpty()) {
        passed.add(sample.text());
      } else {
        String reason = verdict.dropped().getFirst().reason();
        reasons.merge(reason, 1, Integer::sum);
        dropped.add(reason + ": " + sample.text());
      }
    }
    return new Row(samples.size(), reasons, passed, dropped);
  }

  /** The row of a kind: number, date, name, negation, unit, comparative, roles or paraphrases. */
  public Row row(String kind) {
    return rows.getOrDefault(kind, new Row(0, Map.of(), List.of(), List.of()));
  }

  /** Share of mutants dropped, role swaps apart. */
  public double mutantsDropped() {
    List<String> kinds = List.of("number", "date", "name", "negation", "unit", "comparative");
    return kinds.stream().mapToInt(k -> row(k).dropped().size()).sum() / (double) mutants();
  }

  /** Number of mutants, role swaps apart. */
  public int mutants() {
    return List.of("number", "date", "name", "negation", "unit",
        "comparative").stream().mapToInt(k -> row(k).all()).sum();
  }

  /**
   * What the gate takes, in milliseconds of processor time.
   *
   * @param p50 of an answer of three statements over 60 sentences, without meaning
   * @param p99 of the same
   * @param askedShare of statements for which words alone left it open
   * @param askedMs for one such statement
   */
  public record Cost(double p50, double p99, double askedShare, double askedMs) {}

  /** Measured warm, on one thread: 400 answers to warm up, then 600. */
  public static Cost cost(Embedder embedder) throws IOException {
    Samples samples = new Samples();
    List<Samples.Sample> said = samples.paraphrases();
    List<Evidence> all = samples.all();
    List<Double> ms = new ArrayList<>();
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 1_000; i++) {
      List<Evidence> evidence = new ArrayList<>(all.subList(i % (all.size() - 60), i % (all.size() - 60) + 60));
      List<Draft.Statement> statements = new ArrayList<>();
      for (int k = 0; k < 3; k++) {
        Samples.Sample sample = said.get((3 * i + k) % said.size());
        evidence.set(k, sample.evidence().get(sample.numbers().getFirst() - 1));
        statements.add(new Draft.Statement(sample.text(), List.of(k + 1)));
      }
      long start = clock.getCurrentThreadCpuTime();
      Inspection inspection = new Gate().open(evidence, "What happened?", 10);
      statements.forEach(inspection::check);
      if (i >= 400) {
        ms.add((clock.getCurrentThreadCpuTime() - start) / 1e6);
      }
    }
    ms.sort(null);
    int asked = 0;
    double took = 0;
    for (Samples.Sample sample : said) {
      long start = clock.getCurrentThreadCpuTime();
      Inspection inspection = new Gate(embedder).open(sample.evidence(), "", 10);
      inspection.check(new Draft.Statement(sample.text(), sample.numbers()));
      if (inspection.embedded() > 0) {
        asked++;
        took += (clock.getCurrentThreadCpuTime() - start) / 1e6;
      }
    }
    return new Cost(ms.get(ms.size() / 2), ms.get(ms.size() * 99 / 100), asked / (double) said.size(), asked == 0 ? 0
        : took / asked);
  }

  public void print(PrintStream out) {
    rows.forEach((kind, row) -> out.printf(Locale.ROOT, "  %-24s %4d  dropped %5.1f %%  %s%n", kind, row.all(),
        100 * row.rate(),
        row.reasons()));
    out.printf(Locale.ROOT, "  %-24s %4d  dropped %5.1f %%%n", "mutants together", mutants(), 100 * mutantsDropped());
  }
}
