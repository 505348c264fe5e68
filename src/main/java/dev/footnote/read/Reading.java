package dev.footnote.read;

import dev.footnote.news.Span;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import java.util.Comparator;
import java.util.List;

/**
 * What the reader found.
 *
 * @param picks sentences to cite, most telling first; empty if there was nothing to read
 * @param shortAnswer shortest span that answers, part of a pick's text as stored; empty where none fits
 * @param confidence probability in [0..1] that the first pick answers
 * @param answers whether the confidence is high enough to be said
 * @param conflicting whether the first two picks disagree
 * @param missing parts of the question for which nothing was found, in its own words
 * @param explanations why, one for each part that was read by itself
 */
public record Reading(List<Pick> picks, String shortAnswer, double confidence, boolean answers, boolean conflicting,
    List<String> missing, List<Explanation> explanations) {
  /** Copies the lists. */
  public Reading {
    picks = List.copyOf(picks);
    missing = List.copyOf(missing);
    explanations = List.copyOf(explanations);
  }

  /** The passages that were read, re-ranked: those of the article that answers stand first, otherwise all as they came. */
  public List<Hit> ranked(List<Hit> hits) {
    if (!answers || picks.isEmpty()) {
      return hits;
    }
    String best = picks.getFirst().indexed().article().id();
    return hits.stream().sorted(Comparator.comparing(hit -> !hit.indexed().article().id().equals(best))).toList();
  }

  /**
   * A sentence that answers.
   *
   * @param indexed its article
   * @param span where it stands
   */
  public record Pick(Indexed indexed, Span span) {
    /** The sentence as stored. */
    public String text() {
      return span.of(indexed.article().text());
    }
  }
}
