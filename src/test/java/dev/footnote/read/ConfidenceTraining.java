package dev.footnote.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.extract.FileSource;
import dev.footnote.ingest.EmbeddingCache;
import dev.footnote.ingest.Ingester;
import dev.footnote.langchain.BgeSmallEmbeddingModel;
import dev.footnote.langchain.LangChainEmbedder;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.HybridRetriever;
import dev.footnote.retrieve.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns how sure to be, on development sets that each count alike. A
 * set is a folder with {@code articles.jsonl} and {@code questions.jsonl}. Run it after {@link ReaderTraining}.
 */
public final class ConfidenceTraining {
  private static final double RATE = 0.5;
  private static final int STEPS = 3_000;
  private static final double RIDGE = 1e-3;

  private final List<float[]> rows = new ArrayList<>();
  private final List<Boolean> right = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();

  private ConfidenceTraining() {}

  /** @param args working folder, folder of the resource to write, sets */
  public static void main(String[] args) throws IOException {
    Path work = Path.of(args[0]);
    ConfidenceTraining training = new ConfidenceTraining();
    try (EmbeddingCache embedder =
        new EmbeddingCache(new LangChainEmbedder(new BgeSmallEmbeddingModel(), ""), work.resolve("embeddings"))) {
      for (int i = 2; i < args.length; i++) {
        training.add(Path.of(args[i]), work.resolve("set-" + i), embedder);
      }
    }
    Files.write(Path.of(args[1]).resolve("confidence.tsv"), training.fit().lines());
    System.out.println(training.rows.size() + " questions");
  }

  private void add(Path set, Path index, Embedder embedder) throws IOException {
    try (LuceneWriter writer = LuceneWriter.open(index, embedder.model(), embedder.dimension())) {
      new Ingester(embedder, writer, (received, passages) -> {})
          .ingest(new FileSource(List.of(set.resolve("articles.jsonl"))));
    }
    Judge judge = Judge.shipped();
    List<String> lines = Files.readAllLines(set.resolve("questions.jsonl"));
    try (LuceneIndex opened = LuceneIndex.open(index, embedder.model(), embedder.dimension())) {
      HybridRetriever retriever = new HybridRetriever(opened, embedder, HybridRetriever.Weights.TUNED);
      for (String line : lines) {
        JsonNode q = new ObjectMapper().readTree(line);
        LocalDate asOf = q.hasNonNull("asOf") ? LocalDate.parse(q.get("asOf").asText()) : LocalDate.of(2026, 1, 1);
        String text = q.get("question").asText();
        Examination e = Examination.of(text, retriever.retrieve(new Query(text, asOf, Filter.NONE, 40)));
        if (e.reads().isEmpty()) {
          continue;
        }
        List<Judged> judged = judge.judge(e);
        rows.add(ConfidenceFeatures.of(e.asked(), judged));
        right.add(judged.subList(0, Math.min(2, judged.size())).stream().anyMatch(j -> answers(q, j)));
        weights.add(1.0 / lines.size());
      }
    }
  }

  /** Whether a sentence stands in the gold evidence, or has an accepted answer in an article that has evidence. */
  private static boolean answers(JsonNode question, Judged judged) {
    String text = judged.read().indexed().article().text();
    for (JsonNode evidence : question.get("evidence")) {
      if (!evidence.get("article").asText().equals(judged.read().indexed().article().id())) {
        continue;
      }
      int at = text.indexOf(evidence.get("quote").asText());
      if (at >= 0 && judged.read().span().overlaps(new Span(at, at + evidence.get("quote").asText().length()))) {
        return true;
      }
      for (JsonNode answer : question.get("answers")) {
        if (!question.path("longform").asBoolean() && judged.read().text().contains(answer.asText())) {
          return true;
        }
      }
    }
    return false;
  }

  private Confidence fit() {
    int n = rows.getFirst().length;
    double[] mean = new double[n];
    double[] spread = new double[n];
    for (int f = 0; f < n; f++) {
      int feature = f;
      mean[f] = rows.stream().mapToDouble(r -> r[feature]).average().orElse(0);
      double m = mean[f];
      spread[f] = Math.sqrt(rows.stream().mapToDouble(r -> (r[feature] - m) * (r[feature] - m)).average().orElse(1)) + 1e-6;
    }
    double[] w = new double[n + 1];
    double total = weights.stream().mapToDouble(x -> x).sum();
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[n + 1];
      for (int i = 0; i < rows.size(); i++) {
        double sum = w[n];
        for (int f = 0; f < n; f++) {
          sum += w[f] * (rows.get(i)[f] - mean[f]) / spread[f];
        }
        double error = weights.get(i) / total * ((right.get(i) ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
        for (int f = 0; f < n; f++) {
          gradient[f] += error * (rows.get(i)[f] - mean[f]) / spread[f];
        }
        gradient[n] += error;
      }
      for (int f = 0; f <= n; f++) {
        w[f] += RATE * (gradient[f] - (f < n ? RIDGE * w[f] : 0));
      }
    }
    List<Confidence.Term> terms = new ArrayList<>();
    for (int f = 0; f < n; f++) {
      terms.add(new Confidence.Term(mean[f], spread[f], w[f]));
    }
    return new Confidence(terms, w[n]);
  }
}
