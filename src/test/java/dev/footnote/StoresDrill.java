package dev.footnote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Question;
import dev.footnote.cite.Citation;
import dev.footnote.extract.FileSource;
import dev.footnote.http.Service;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.opensearch.OpenSearchPeer;
import dev.footnote.opensearch.OpenSearchStore;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Withdrawals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The same articles in the embedded index and in a real OpenSearch, and the same questions asked of both. */
final class StoresDrill {
  /** Share of questions whose first article must be the same. */
  static final double LEAST = 0.95;

  private static final JsonMapper JSON = new JsonMapper();
  private static final int FIRST = 5;

  private final List<Double> luceneMillis = new ArrayList<>();
  private final List<Double> openSearchMillis = new ArrayList<>();

  private StoresDrill() {}

  /** The articles and the questions of a set. */
  record Given(Path articles, Path questions) {}

  /** Those that come with the project. */
  static Given own() {
    Path corpus = Path.of("src/test/resources/corpus");
    return new Given(corpus.resolve("articles"), corpus.resolve("questions.jsonl"));
  }

  /** @param folder with {@code articles.jsonl} and {@code questions.jsonl} */
  static Given set(String folder) {
    return new Given(Path.of(folder, "articles.jsonl"), Path.of(folder, "questions.jsonl"));
  }

  /** @param answers how many questions are answered too, by plain features, so that the citations can be compared */
  static Figures run(Given given, Embedder embedder, int answers) throws IOException {
    Path folder = Files.createTempDirectory("footnote-stores-");
    try (OpenSearchStore store = OpenSearchPeer.store()) {
      Wiring wiring = new Wiring(embedder, 0, Optional.empty(), Callers.open());
      ingest(given, embedder, wiring.write(folder));
      ingest(given, embedder, store.write(embedder.model(), embedder.dimension(), Clock.systemUTC()));
      try (LuceneIndex index = wiring.open(folder)) {
        return new StoresDrill().compare(Files.readAllLines(given.questions),
            wiring.service(index, false, () -> Withdrawals.NONE),
            wiring.service(Remote.of(store, embedder).open(), false, () -> Withdrawals.NONE), answers);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static void ingest(Given given, Embedder embedder, PassageIndex index) {
    try (index) {
      new Ingester(embedder, index, (_, _) -> {}).ingest(new FileSource(List.of(given.articles)));
    }
  }

  private Figures compare(List<String> lines, Service lucene, Service openSearch, int most) throws IOException {
    int first = 0;
    int five = 0;
    int cited = 0;
    int answers = Math.min(most, lines.size());
    for (String line : lines) {
      JsonNode node = JSON.readTree(line);
      Question question = Question.of(node.path("question").asText(), LocalDate.parse(node.path("asOf").asText("2024-01-01")));
      List<String> here = articles(lucene, question, luceneMillis);
      List<String> there = articles(openSearch, question, openSearchMillis);
      first += here.subList(0, Math.min(1, here.size())).equals(there.subList(0, Math.min(1, there.size()))) ? 1 : 0;
      five += here.equals(there) ? 1 : 0;
      cited += luceneMillis.size() <= answers && quotes(lucene, question).equals(quotes(openSearch, question)) ? 1 : 0;
    }
    Figures figures = new Figures();
    figures.told("articles in both", lucene.articles().count());
    figures.must("articles in OpenSearch", lucene.articles().count(), openSearch.articles().count());
    figures.told("questions", lines.size());
    figures.told("the same first article", share(first, lines.size()));
    figures.must("at least " + Math.round(100 * LEAST) + " % of them", true, first >= LEAST * lines.size());
    figures.told("the same first five articles, in order", share(five, lines.size()));
    if (answers > 0) {
      figures.told("the same citations", share(cited, answers));
      figures.must("at least " + Math.round(100 * LEAST) + " % of those", true, cited >= LEAST * answers);
    }
    figures.told("finding passages, p50 / p99 ms, in files", spread(luceneMillis));
    figures.told("finding passages, p50 / p99 ms, in OpenSearch", spread(openSearchMillis));
    return figures;
  }

  private static String share(int count, int of) {
    return String.format(Locale.ROOT, "%d of %d (%.1f %%)", count, of, 100.0 * count / of);
  }

  private static String spread(List<Double> millis) {
    double[] sorted = millis.stream().mapToDouble(v -> v).sorted().toArray();
    return Arrays.stream(new double[] {0.5, 0.99}).mapToObj(q ->
        String.format(Locale.ROOT, "%.1f", sorted[(int) Math.min(sorted.length - 1, Math.round(q * sorted.length))]))
        .toList().toString();
  }

  /** The first articles, best first; the time is that of the search, without the embedding of the question. */
  private static List<String> articles(Service service, Question question, List<Double> millis) {
    long[] embedded = {0};
    List<String> articles = service.retriever().retrieve(new Query(question.text(), question.asOf(), Filter.NONE, 20),
        () -> embedded[0] = System.nanoTime()).stream().map(hit -> hit.indexed().article().id()).distinct().limit(FIRST).toList();
    millis.add((System.nanoTime() - embedded[0]) / 1e6);
    return articles;
  }

  private static List<String> quotes(Service service, Question question) {
    Answer answer = service.asker().ask(question);
    return switch (answer.finding()) {
      case Finding.Grounded grounded -> grounded.citations().stream().map(StoresDrill::place).toList();
      case Finding.NotFound _, Finding.Refused _ -> List.of();
    };
  }

  private static String place(Citation citation) {
    return citation.article().id() + " " + citation.start() + "-" + citation.end() + " " + citation.quote();
  }
}
