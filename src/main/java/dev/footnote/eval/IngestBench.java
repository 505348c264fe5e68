package dev.footnote.eval;

import dev.footnote.eval.BenchReport.Row;
import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Report;
import dev.footnote.retrieve.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Ingests articles into empty indexes and takes the time, next to that of the embedding model alone on the same passages. */
public final class IngestBench {
  /** What each row has. */
  public static final List<String> COLUMNS = List.of("value");

  private final Embedder model;
  private final ArticleSource articles;

  /**
   * What was measured.
   *
   * @param report of the last run
   */
  public record Result(Report report, List<Row> rows) {
    public Result {
      rows = List.copyOf(rows);
    }
  }

  /** @param model keeps no vectors: each is computed */
  public IngestBench(Embedder model, ArticleSource articles) {
    this.model = model;
    this.articles = articles;
  }

  /**
   * @param indexes gives an empty index for each run
   * @param runs at least 1
   */
  public Result run(Supplier<PassageIndex> indexes, int runs) {
    model.passages(List.of("The first use loads the model."));
    double[] whole = new double[runs];
    double[] alone = new double[runs];
    double[] peak = new double[runs];
    Report report = new Report(0, 0, 0, 0, List.of());
    for (int run = 0; run < runs; run++) {
      Recorder recorder = new Recorder();
      long start = System.nanoTime();
      try (PassageIndex index = indexes.get()) {
        report = new Ingester(recorder, index, (_, _) -> {}).ingest(articles);
      }
      whole[run] = perSecond(report.passages(), start);
      peak[run] = Machine.peakMemory().orElse(0L);
      long second = System.nanoTime();
      recorder.batches.forEach(model::passages);
      alone[run] = perSecond(report.passages(), second);
    }
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("ingest, passages/s", List.of(Spread.of(whole))));
    rows.add(new Row("ONNX Runtime alone, passages/s", List.of(Spread.of(alone))));
    if (peak[0] > 0) {
      rows.add(new Row("peak memory (resident), MB", List.of(Spread.of(peak))));
    }
    return new Result(report, rows);
  }

  private static double perSecond(int passages, long start) {
    return passages / ((System.nanoTime() - start) / 1e9);
  }

  /** Passes everything on and remembers what was embedded. */
  private final class Recorder implements Embedder {
    final List<List<String>> batches = new ArrayList<>();

    @Override
    public String model() {
      return model.model();
    }

    @Override
    public int dimension() {
      return model.dimension();
    }

    @Override
    public float[] question(String text) {
      return model.question(text);
    }

    @Override
    public List<float[]> passages(List<String> texts) {
      batches.add(List.copyOf(texts));
      return model.passages(texts);
    }
  }
}
