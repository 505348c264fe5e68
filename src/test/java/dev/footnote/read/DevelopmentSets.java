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
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.HybridRetriever;
import dev.footnote.retrieve.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Development sets, each a folder with {@code articles.jsonl} and {@code questions.jsonl}, and what is found for their questions.
 * Every set counts alike.
 */
final class DevelopmentSets implements AutoCloseable {
  /** Questions are parted into so many, those of one title or month never. */
  static final int FOLDS = 5;

  /** How much a question counts that is asked of its article alone, beside one asked of all. */
  private static final double ALONE = 0.5;

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A question as it is asked once.
   *
   * @param set which of the sets it is of
   * @param group questions of one article or one month
   * @param filter none, or the article alone that it is about
   */
  record Item(String set, JsonNode question, String group, Filter filter, double weight) {
    boolean alone() {
      return !filter.equals(Filter.NONE);
    }

    /** In [0..FOLDS). */
    int fold() {
      return Math.floorMod(group.hashCode(), FOLDS);
    }

    /** Whether a sentence stands in the gold evidence, or has an accepted answer in an article that has evidence. */
    boolean answered(Read read) {
      String text = read.indexed().article().text();
      for (JsonNode evidence : question.get("evidence")) {
        if (!evidence.get("article").asText().equals(read.indexed().article().id())) {
          continue;
        }
        int at = text.indexOf(evidence.get("quote").asText());
        if (at >= 0 && read.span().overlaps(new Span(at, at + evidence.get("quote").asText().length()))) {
          return true;
        }
        for (JsonNode answer : question.get("answers")) {
          if (!question.path("longform").asBoolean() && read.text().contains(answer.asText())) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private final EmbeddingCache embedder;
  private final List<LuceneIndex> indexes = new ArrayList<>();
  private final Map<String, HybridRetriever> retrievers = new HashMap<>();
  private final List<Item> items = new ArrayList<>();

  /**
   * @param vectors folder of kept vectors
   * @param working folder for indexes
   */
  DevelopmentSets(Path vectors, Path working, List<Path> sets) throws IOException {
    embedder = new EmbeddingCache(new LangChainEmbedder(new BgeSmallEmbeddingModel(), ""), vectors);
    for (Path set : sets) {
      String name = set.getFileName().toString();
      Path index = working.resolve("index-" + name);
      try (LuceneWriter writer = LuceneWriter.open(index, embedder.model(), embedder.dimension())) {
        new Ingester(embedder, writer, (received, passages) -> {})
            .ingest(new FileSource(List.of(set.resolve("articles.jsonl"))));
      }
      LuceneIndex opened = LuceneIndex.open(index, embedder.model(), embedder.dimension());
      indexes.add(opened);
      retrievers.put(name, new HybridRetriever(opened, embedder, HybridRetriever.Weights.TUNED));
      List<String> lines = Files.readAllLines(set.resolve("questions.jsonl"));
      for (String line : lines) {
        JsonNode question = JSON.readTree(line);
        items.add(new Item(name, question, group(question), Filter.NONE, 1.0 / lines.size()));
        about(name, question).map(article -> new Filter(Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(article)))
            .ifPresent(filter -> items.add(new Item(name, question, group(question), filter, ALONE / lines.size())));
      }
    }
  }

  /** What {@code of} makes of each question and the sentences found for it, in order; without those of nothing found. */
  <T> List<T> each(BiFunction<Item, Examination, @Nullable T> of) {
    return items.parallelStream().flatMap(item -> {
      Examination examination =
          Examination.of(item.question.get("question").asText(), found(item.set, item.question, item.filter));
      return examination.reads().isEmpty() ? Stream.<T>empty()
          : Stream.ofNullable(of.apply(item, examination));
    }).toList();
  }

  private List<Hit> found(String set, JsonNode question, Filter filter) {
    LocalDate asOf = question.hasNonNull("asOf") ? LocalDate.parse(question.get("asOf").asText()) : LocalDate.of(2026, 1, 1);
    return Objects.requireNonNull(retrievers.get(set))
        .retrieve(new Query(question.get("question").asText(), asOf, filter, 40));
  }

  /** The article that a question was asked of, where that is known; of one that none answers, the article nearest to it. */
  private Optional<String> about(String set, JsonNode question) {
    String article = question.path("evidence").path(0).path("article")
        .asText(question.path("context").path("article").asText(""));
    return !article.isEmpty() ? Optional.of(article) : question.get("answerable").asBoolean() ? Optional.empty()
        : found(set, question, Filter.NONE).stream().findFirst().map(hit -> hit.indexed().article().id());
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

  @Override
  public void close() {
    indexes.forEach(LuceneIndex::close);
    embedder.close();
  }
}
