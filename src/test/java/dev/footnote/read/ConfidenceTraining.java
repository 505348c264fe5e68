package dev.footnote.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.extract.FileSource;
import dev.footnote.ingest.EmbeddingCache;
import dev.footnote.ingest.Ingester;
import dev.footnote.langchain.BgeSmallEmbeddingModel;
import dev.footnote.langchain.LangChainEmbedder;
import dev.footnote.langchain.MiniLmSpanModel;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.HybridRetriever;
import dev.footnote.retrieve.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Learns, on development sets that each count alike, how the model's word and the plain features are joined, and how sure
 * to be. A set is a folder with {@code articles.jsonl} and {@code questions.jsonl}. Run it after {@link ReaderTraining}
 * and {@code scripts/train}. Deterministic.
 */
public final class ConfidenceTraining {
  private static final int WINDOWS = 4;

  /** How much a question counts that is asked of its article alone, beside one asked of all. */
  private static final double ALONE = 0.5;

  /**
   * A question and the sentences that a judge chose from, best first.
   *
   * @param set which of the development sets it is of
   * @param group questions of one article or one month, never parted by a fold
   * @param alone whether it was asked of its article alone
   * @param right for each sentence whether it answers
   */
  record Lesson(String set, String group, boolean alone, boolean answerable, Asked asked, List<Judged> judged,
      List<Boolean> right, double weight) {
    /** Whether one of the best two sentences answers. */
    boolean found() {
      return right.subList(0, Math.min(2, right.size())).contains(true);
    }
  }

  /** How sentences are joined and how sure to be. */
  record Learnt(SentenceOdds odds, Confidence confidence) {}

  private final List<Lesson> plain = new ArrayList<>();
  private final List<Lesson> closer = new ArrayList<>();

  private ConfidenceTraining() {}

  /** @param args folder of kept vectors, working folder, folder of the resources to write, sets */
  public static void main(String[] args) throws IOException {
    ConfidenceTraining training = new ConfidenceTraining();
    try (EmbeddingCache embedder =
        new EmbeddingCache(new LangChainEmbedder(new BgeSmallEmbeddingModel(), ""), Path.of(args[0]))) {
      for (int i = 3; i < args.length; i++) {
        Path set = Path.of(args[i]);
        training.add(set, Path.of(args[1]).resolve("index-" + set.getFileName()), embedder);
        System.out.println(set + " read");
      }
    }
    HeldOut.report(training.closer, System.out);
    training.write(Path.of(args[2]));
  }

  private void add(Path set, Path index, Embedder embedder) throws IOException {
    try (LuceneWriter writer = LuceneWriter.open(index, embedder.model(), embedder.dimension())) {
      new Ingester(embedder, writer, (received, passages) -> {})
          .ingest(new FileSource(List.of(set.resolve("articles.jsonl"))));
    }
    PlainJudge judge = PlainJudge.shipped();
    SpanJudge spans = new SpanJudge(PlainJudge.trees(), new MiniLmSpanModel(), new SentenceOdds(new double[SentenceOdds.NAMES.size()]),
        Optional.empty(), WINDOWS);
    String name = set.getFileName().toString();
    List<String> lines = Files.readAllLines(set.resolve("questions.jsonl"));
    try (LuceneIndex opened = LuceneIndex.open(index, embedder.model(), embedder.dimension())) {
      HybridRetriever retriever = new HybridRetriever(opened, embedder, HybridRetriever.Weights.TUNED);
      lines.parallelStream().map(line -> {
        JsonNode q = json(line);
        LocalDate asOf = q.hasNonNull("asOf") ? LocalDate.parse(q.get("asOf").asText()) : LocalDate.of(2026, 1, 1);
        String text = q.get("question").asText();
        List<Lesson> found = new ArrayList<>();
        for (Filter filter : filters(q)) {
          double weight = (filter.equals(Filter.NONE) ? 1 : ALONE) / lines.size();
          Examination e = Examination.of(text, retriever.retrieve(new Query(text, asOf, filter, 40)));
          if (!e.reads().isEmpty()) {
            boolean alone = !filter.equals(Filter.NONE);
            found.add(lesson(name, q, alone, e, judge.judge(e), weight));
            found.add(lesson(name, q, alone, e, spans.judge(e), weight));
          }
        }
        return found;
      }).toList().forEach(found -> {
        for (int i = 0; i < found.size(); i += 2) {
          plain.add(found.get(i));
          closer.add(found.get(i + 1));
        }
      });
    }
  }

  /** All articles, and the one alone that the question was asked of, where that is known. */
  private static List<Filter> filters(JsonNode question) {
    String article = question.path("evidence").path(0).path("article")
        .asText(question.path("context").path("article").asText(""));
    return article.isEmpty() ? List.of(Filter.NONE) : List.of(Filter.NONE,
        new Filter(Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(article)));
  }

  /** The month that a question was asked in, or else the title that it is about. */
  private static String group(JsonNode question) {
    if (question.hasNonNull("asOf")) {
      return question.get("asOf").asText().substring(0, "2026-01".length());
    }
    String article = question.path("context").path("article")
        .asText(question.path("evidence").path(0).path("article").asText(question.get("id").asText()));
    return article.replaceFirst("#\\d+$", "");
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Lesson lesson(String set, JsonNode question, boolean alone, Examination e, List<Judged> judged,
      double weight) {
    return new Lesson(set, group(question), alone, question.get("answerable").asBoolean(), e.asked(), judged,
        judged.stream().map(j -> answers(question, j)).toList(), weight);
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

  private void write(Path out) throws IOException {
    Learnt learnt = learn(closer);
    Files.write(out.resolve("sentence-odds.tsv"), learnt.odds.lines());
    Files.write(out.resolve("confidence.tsv"), learnt.confidence.lines());
    Files.write(out.resolve("confidence-plain.tsv"), confidence(plain).lines());
    System.out.println(closer.size() + " questions");
  }

  static Learnt learn(List<Lesson> lessons) {
    RankFit rank = new RankFit(SentenceOdds.NAMES.size());
    lessons.forEach(l -> rank.add(l.judged.stream().map(j -> SentenceOdds.features(l.asked, j)).toList(), l.right, l.weight));
    SentenceOdds odds = new SentenceOdds(rank.fit());
    return new Learnt(odds, confidence(lessons.stream().map(l -> rescored(l, odds)).toList()));
  }

  /** With the sentences in the order that the odds give. */
  static Lesson rescored(Lesson lesson, SentenceOdds odds) {
    List<Integer> order = new ArrayList<>();
    List<Judged> scored = new ArrayList<>();
    for (Judged judged : lesson.judged) {
      order.add(order.size());
      scored.add(judged.scored(odds.of(lesson.asked, judged)));
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -scored.get(i).score()).thenComparingInt(i -> i));
    return new Lesson(lesson.set, lesson.group, lesson.alone, lesson.answerable, lesson.asked,
        order.stream().map(scored::get).toList(), order.stream().map(lesson.right::get).toList(), lesson.weight);
  }

  private static Confidence confidence(List<Lesson> lessons) {
    ConfidenceFit fit = new ConfidenceFit();
    for (Lesson lesson : lessons) {
      if (!lesson.judged.isEmpty()) {
        fit.add(ConfidenceFeatures.of(lesson.asked, lesson.judged), lesson.found(), lesson.weight);
      }
    }
    return fit.fit();
  }
}
