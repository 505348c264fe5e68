package dev.footnote.eval;

import dev.footnote.eval.BenchReport.Row;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.HybridRetriever;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.PassageSearch;
import dev.footnote.retrieve.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Search over many passages: real ones varied until there are enough. The vectors of questions are computed beforehand, so
 * that what is timed is retrieval alone. Next to it, exact search: every vector compared with the question's.
 */
public final class ScaleBench {
  /** What each row has, for one size. */
  public static final List<String> COLUMNS = List.of("value");

  private static final int NEAREST = 10;
  private static final int PER_ARTICLE = 10;
  private static final int COMMIT_EVERY = 50_000;
  private static final int RETRIEVED = 40; // as an answer asks for

  private final SyntheticPassages passages;
  private final List<Query> queries;
  private final Map<String, float[]> vectors = new HashMap<>();
  private long comparing;

  /** How to find one of our passages in a list of exact neighbours. */
  private record Place(String article, int passage) {}

  private record Near(int number, double cosine) {}

  /**
   * @param texts of real passages, at least one
   * @param asked questions; the first {@code most} are used
   */
  public ScaleBench(Embedder embedder, List<String> texts, QuestionFile asked, int most) {
    this.passages = new SyntheticPassages(texts, embedder.passages(texts));
    this.queries = asked.questions().stream().limit(most)
        .map(a -> new Query(a.question().text(), a.question().asOf(), a.question().filter(), RETRIEVED)).toList();
    queries.forEach(query -> vectors.computeIfAbsent(query.text(), embedder::question));
  }

  /** How many questions are asked in each run. */
  public int questions() {
    return queries.size();
  }

  /** Fills an empty index with {@code count} passages, ten to an article, and commits. */
  public void build(PassageIndex index, int count) {
    for (int first = 0; first < count; first += PER_ARTICLE) {
      int end = Math.min(count, first + PER_ARTICLE);
      String id = id(first);
      StringBuilder text = new StringBuilder();
      List<Sentence> sentences = new ArrayList<>();
      List<Passage> cut = new ArrayList<>();
      List<float[]> of = new ArrayList<>();
      for (int number = first; number < end; number++) {
        int start = text.length();
        text.append(passages.text(number));
        Span span = new Span(start, text.length());
        text.append("\n\n");
        int n = number - first;
        sentences.add(new Sentence(n, span));
        cut.add(new Passage(n, span, n, n + 1));
        of.add(passages.vector(number));
      }
      index.put(new Indexed(new Article(Source.of(id, "Reports from " + first), text.toString().strip()), sentences, cut), id, of);
      if (end % COMMIT_EVERY == 0) {
        index.commit();
      }
    }
    index.commit();
  }

  private static String id(int number) {
    return "synthetic-" + number / PER_ARTICLE;
  }

  /**
   * Asks every question {@code runs} times, after once that does not count.
   *
   * @param runs at least 1
   */
  public List<Row> search(PassageSearch search, int count, int runs) {
    HybridRetriever retriever = new HybridRetriever(search, new Known(), HybridRetriever.Weights.TUNED);
    queries.forEach(retriever::retrieve);
    List<Row> rows = new ArrayList<>();
    double[] p50 = new double[runs];
    double[] p99 = new double[runs];
    for (int run = 0; run < runs; run++) {
      double[] times = queries.stream().mapToDouble(query -> time(() -> retriever.retrieve(query))).toArray();
      p50[run] = Spread.percentile(times, 0.5);
      p99[run] = Spread.percentile(times, 0.99);
    }
    rows.add(new Row("search p50, ms", List.of(Spread.of(p50))));
    rows.add(new Row("search p99, ms", List.of(Spread.of(p99))));
    Machine.memory(ProcessHandle.current().pid())
        .ifPresent(mb -> rows.add(new Row("resident after search, MB", List.of(Spread.of(mb)))));
    List<Set<Place>> exact = exact(count);
    rows.add(new Row("recall@10 against exact, %", List.of(Spread.of(100 * recall(search, exact)))));
    rows.add(new Row("exact search, ms", List.of(Spread.of(comparing / 1e6 / queries.size()))));
    return rows;
  }

  private static double time(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private double recall(PassageSearch search, List<Set<Place>> exact) {
    double found = 0;
    for (int i = 0; i < queries.size(); i++) {
      Query query = queries.get(i);
      Set<Place> wanted = exact.get(i);
      Set<Place> nearest = search.candidates(new Query(query.text(), query.asOf(), query.filter(), HybridRetriever.CANDIDATES),
          vector(query.text())).stream().sorted(Comparator.comparingDouble(Candidate::meaning).reversed()).limit(NEAREST)
          .map(c -> new Place(c.article(), c.passage())).collect(Collectors.toCollection(HashSet::new));
      nearest.retainAll(wanted);
      found += nearest.size() / (double) wanted.size();
    }
    return found / queries.size();
  }

  /** The ten nearest of all passages for each question; each passage is made once and compared with all questions. */
  private List<Set<Place>> exact(int count) {
    List<PriorityQueue<Near>> nearest = queries.stream()
        .map(query -> new PriorityQueue<Near>(Comparator.comparingDouble(Near::cosine))).toList();
    List<float[]> asked = queries.stream().map(query -> vector(query.text())).toList();
    comparing = 0;
    for (int number = 0; number < count; number++) {
      float[] vector = passages.vector(number);
      long start = System.nanoTime(); // making the vector again does not count
      for (int i = 0; i < asked.size(); i++) {
        PriorityQueue<Near> queue = nearest.get(i);
        double cosine = dot(asked.get(i), vector);
        if (queue.size() < NEAREST || cosine > queue.element().cosine) {
          queue.add(new Near(number, cosine));
          if (queue.size() > NEAREST) {
            queue.remove();
          }
        }
      }
      comparing += System.nanoTime() - start;
    }
    return nearest.stream().map(queue -> queue.stream()
        .map(near -> new Place(Source.keyOf(id(near.number)), near.number % PER_ARTICLE)).collect(Collectors.toSet())).toList();
  }

  private static double dot(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private float[] vector(String question) {
    return vectors.getOrDefault(question, new float[0]);
  }

  /** Knows the vectors of the questions. */
  private final class Known implements Embedder {
    @Override
    public String model() {
      return "known";
    }

    @Override
    public int dimension() {
      return vectors.values().iterator().next().length;
    }

    @Override
    public float[] question(String text) {
      return vector(text);
    }

    @Override
    public List<float[]> passages(List<String> texts) {
      return IntStream.range(0, texts.size()).mapToObj(i -> vector(texts.get(i))).toList();
    }
  }
}
