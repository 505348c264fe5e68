package dev.footnote.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.HybridRetriever.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HybridRetrieverTest {
  private static final LocalDate TODAY = LocalDate.of(2022, 5, 5);
  private static final Weights WORDS = new Weights(1, 0, 0, 0, 0, 0, 14);
  private static final Weights FRESH = new Weights(0, 0, 0, 0, 0, 1, 14);

  private final List<Query> asked = new ArrayList<>();
  private final List<String> loaded = new ArrayList<>();

  private List<String> ranked(Weights weights, int limit, Candidate... candidates) {
    return hits(weights, limit, candidates).stream()
        .map(h -> h.indexed().article().id() + h.passage().number()).toList();
  }

  private List<Hit> hits(Weights weights, int limit, Candidate... candidates) {
    return new HybridRetriever(new FakeSearch(List.of(candidates)), new FakeEmbedder(), weights)
        .retrieve(new Query("q", TODAY, Filter.NONE, limit));
  }

  private static Candidate candidate(String article, int passage, double words, double meaning) {
    return new Candidate(article, passage, Optional.empty(), words, 0, 0, 0, meaning, article.hashCode());
  }

  private static Candidate dated(String article, LocalDate day) {
    return new Candidate(article, 0, Optional.of(day), 0, 0, 0, 0, 0, article.hashCode());
  }

  @Test
  void embedsAQuestionOnceThatIsAskedAgainForMore() {
    FakeEmbedder embedder = new FakeEmbedder();
    HybridRetriever retriever = new HybridRetriever(new FakeSearch(List.of(candidate("a", 0, 1, 1))), embedder, WORDS);
    retriever.retrieve(new Query("q", TODAY, Filter.NONE, 3));
    retriever.retrieve(new Query("q", TODAY, Filter.NONE, 9));
    retriever.retrieve(new Query("another", TODAY, Filter.NONE, 9));
    assertEquals(List.of("q", "another"), embedder.questions);
  }

  @Test
  void ranksByWords() {
    assertEquals(List.of("b0", "c0", "a0"),
        ranked(WORDS, 9, candidate("a", 0, 1, 0.9), candidate("b", 0, 3, 0.1), candidate("c", 0, 2, 0.5)));
  }

  @Test
  void ranksByMeaning() {
    assertEquals(List.of("a0", "b0"), ranked(new Weights(0, 0, 0, 0, 1, 0, 14), 9, candidate("b", 0, 3, 0.1),
        candidate("a", 0, 1, 0.9)));
  }

  @Test
  void addsUpWeightedNormalisedParts() {
    Candidate best = new Candidate("a", 0, Optional.of(TODAY.minusDays(14)), 8, 2, 1, 3, 0.8, 1);
    Candidate other = new Candidate("b", 0, Optional.empty(), 2, 4, 4, 0, 0.2, 2);
    List<Hit> hits = hits(new Weights(1, 10, 100, 7, 1000, 10_000, 14), 9, best, other);
    assertEquals(1 + 5 + 25 + 7 * 3 + 1000 + 5000, hits.get(0).score(), 1e-9);
    assertEquals(0.25 + 10 + 100, hits.get(1).score(), 1e-9);
    assertEquals(0.8, hits.getFirst().parts().getOrDefault("cosine", 0.0));
  }

  @Test
  void nearerDaysAreFresherOnEitherSideAndUndatedOnesLast() {
    assertEquals(List.of("near0", "ahead0", "old0", "none0"), ranked(FRESH, 9, candidate("none", 0, 0, 0),
        dated("old", TODAY.minusDays(400)), dated("ahead", TODAY.plusDays(9)), dated("near", TODAY.minusDays(2))));
  }

  @Test
  void tiesGoToTheNewerThenTheIdThenThePlace() {
    assertEquals(List.of("z0", "y0", "a0", "b0", "b1"), ranked(WORDS, 9, candidate("b", 1, 0, 0),
        candidate("b", 0, 0, 0), candidate("a", 0, 0, 0), dated("y", TODAY.minusDays(1)), dated("z", TODAY)));
  }

  @Test
  void loneCandidateHasAFiniteScore() {
    assertTrue(Double.isFinite(hits(Weights.TUNED, 9, candidate("a", 0, 0, 0)).getFirst().score()));
  }

  @Test
  void givesNoMoreThanTheLimitAndLoadsNoMore() {
    assertEquals(List.of("b0"), ranked(WORDS, 1, candidate("a", 0, 1, 0), candidate("b", 0, 2, 0)));
    assertEquals(List.of("b"), loaded);
  }

  @Test
  void loadsAnArticleOnceForAllItsPassages() {
    assertEquals(List.of("a1", "a0"), ranked(WORDS, 9, candidate("a", 0, 1, 0), candidate("a", 1, 2, 0)));
    assertEquals(List.of("a"), loaded);
  }

  @Test
  void tellsWhenTheQueryIsEmbeddedBeforeItSearches() {
    List<Integer> searches = new ArrayList<>();
    new HybridRetriever(new FakeSearch(List.of()), new FakeEmbedder(), WORDS)
        .retrieve(new Query("q", TODAY, Filter.NONE, 1), () -> searches.add(asked.size()));
    assertEquals(List.of(0), searches);
  }

  @Test
  void asksForMoreCandidatesThanHits() {
    assertEquals(List.of(), ranked(WORDS, 1));
    assertEquals(60, asked.getFirst().limit());
    assertEquals(List.of(), ranked(WORDS, 200));
    assertEquals(200, asked.getLast().limit());
  }

  private final class FakeSearch implements PassageSearch {
    private final List<Candidate> candidates;

    FakeSearch(List<Candidate> candidates) {
      this.candidates = candidates;
    }

    @Override
    public List<Candidate> candidates(Query query, float[] vector) {
      asked.add(query);
      return candidates;
    }

    @Override
    public Indexed load(Candidate candidate) {
      loaded.add(candidate.article());
      return new Indexed(new Article(Source.of(candidate.article(), ""), "One. Two."),
          List.of(new Sentence(0, new Span(0, 4)), new Sentence(1, new Span(5, 9))),
          List.of(new Passage(0, new Span(0, 4), 0, 1), new Passage(1, new Span(5, 9), 1, 2)));
    }
  }

  private static final class FakeEmbedder implements Embedder {
    final List<String> questions = new ArrayList<>();

    @Override
    public String model() {
      return "fake";
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public float[] question(String text) {
      questions.add(text);
      return new float[] {1};
    }

    @Override
    public List<float[]> passages(List<String> texts) {
      return texts.stream().map(this::question).toList();
    }
  }
}
