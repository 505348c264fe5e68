package dev.footnote.retrieve;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Ranks passages by a weighted sum of normalised scores: of words in passage and title, of neighbouring
 * words, of meaning, of how near the article's day is to the question's, and of {@link Rarity}, which stays as it is.
 *
 * <p>Each keyword score is divided by the best one of its kind among the candidates, which leaves it in [0..1]; the cosine
 * is moved so that the worst candidate has 0 and the best 1. Bruch et al., "An Analysis of Fusion Functions for Hybrid
 * Retrieval", 2023, on why a convex sum beats reciprocal ranks.
 */
public final class HybridRetriever implements Retriever {
  /** Most passages that are looked at of each kind: found by words, and by meaning. */
  public static final int CANDIDATES = 60;

  private final PassageSearch search;
  private final Embedder embedder;
  private final Weights weights;
  private volatile @Nullable Embedded last;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Embedded(String question, float[] vector) {}

  /**
   * How much each part counts.
   *
   * @param freshDays after this many days the part for freshness is halved; above 0
   */
  public record Weights(double words, double title, double phrases, double rare, double meaning, double freshness,
      double freshDays) {
    /** Tuned on the development sets; the README's quality chapter says how. */
    public static final Weights TUNED = new Weights(1.0, 0.15, 0.3, 0.2, 3.0, 1.0, 14);
  }

  public HybridRetriever(PassageSearch search, Embedder embedder, Weights weights) {
    this.search = search;
    this.embedder = embedder;
    this.weights = weights;
  }

  @Override
  public List<Hit> retrieve(Query query) {
    return retrieve(query, () -> {});
  }

  @Override
  public List<Hit> retrieve(Query query, Runnable embedded) {
    float[] vector = vector(query.text());
    embedded.run();
    List<Candidate> candidates = search.candidates(
        new Query(query.text(), query.asOf(), query.filter(), Math.max(CANDIDATES, query.limit())), vector);
    return loaded(ranked(candidates, query.asOf()), query.limit());
  }

  /** Who looks further down asks the same question again. */
  private float[] vector(String question) {
    Embedded known = last;
    if (known == null || !known.question.equals(question)) {
      known = new Embedded(question, embedder.question(question));
      last = known;
    }
    return known.vector;
  }

  /** The best {@code limit} whose articles can be had; of what is gone meanwhile the next one takes the place. */
  private List<Hit> loaded(List<Scored> ranked, int limit) {
    Map<String, Indexed> articles = new HashMap<>();
    List<Hit> hits = new ArrayList<>();
    int next = 0;
    while (hits.size() < limit && next < ranked.size()) {
      List<Scored> some = ranked.subList(next, Math.min(ranked.size(), next + limit - hits.size()));
      next += some.size();
      articles.putAll(search.loadAll(some.stream().map(Scored::candidate)
          .filter(candidate -> !articles.containsKey(candidate.article())).toList()));
      for (Scored scored : some) {
        Indexed indexed = articles.get(scored.candidate.article());
        if (indexed != null) {
          hits.add(new Hit(indexed, indexed.passages().get(scored.candidate.passage()), scored.score, scored.parts));
        }
      }
    }
    return hits;
  }

  private record Scored(Candidate candidate, double score, Map<String, Double> parts) {}

  private List<Scored> ranked(List<Candidate> candidates, LocalDate asOf) {
    double words = best(candidates, Candidate::words);
    double title = best(candidates, Candidate::title);
    double phrases = best(candidates, Candidate::phrases);
    double most = candidates.stream().mapToDouble(Candidate::meaning).max().orElse(1);
    double least = candidates.stream().mapToDouble(Candidate::meaning).min().orElse(0);
    List<Scored> ranked = new ArrayList<>();
    for (Candidate c : candidates) {
      Map<String, Double> parts = Map.of("words", c.words() / words, "title", c.title() / title,
          "phrases", c.phrases() / phrases, "rare", c.rare(),
          "meaning", (c.meaning() - least) / Math.max(1e-6, most - least), "freshness", freshness(c.published(), asOf),
          "cosine", c.meaning());
      ranked.add(new Scored(c, sum(parts), parts));
    }
    ranked.sort(Comparator.comparingDouble(Scored::score).reversed()
        .thenComparing(s -> s.candidate.published().orElse(LocalDate.MIN), Comparator.reverseOrder())
        .thenComparing(s -> s.candidate.article()).thenComparingInt(s -> s.candidate.passage()));
    return ranked;
  }

  private double sum(Map<String, Double> parts) {
    return weights.words * part(parts, "words") + weights.title * part(parts, "title")
        + weights.phrases * part(parts, "phrases") + weights.rare * part(parts, "rare")
        + weights.meaning * part(parts, "meaning") + weights.freshness * part(parts, "freshness");
  }

  private static double part(Map<String, Double> parts, String name) {
    return parts.getOrDefault(name, 0.0);
  }

  /** 1 on the question's day, falling to 0 with distance on either side; 0 for undated articles. */
  private double freshness(Optional<LocalDate> published, LocalDate asOf) {
    return published.map(day -> 1 / (1 + Math.abs(ChronoUnit.DAYS.between(day, asOf)) / weights.freshDays)).orElse(0.0);
  }

  private static double best(List<Candidate> candidates, ToDoubleFunction<Candidate> part) {
    return Math.max(1e-6, candidates.stream().mapToDouble(part).max().orElse(1));
  }
}
