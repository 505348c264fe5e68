package dev.footnote.read;

import java.util.List;
import java.util.Map;

/**
 * Why the reader said what it said, or said nothing.
 *
 * @param question what was asked, or that part of it which was read by itself
 * @param kind of the answer wanted
 * @param confidence probability in [0..1] that the first candidate answers
 * @param threshold least confidence with which an answer is said
 * @param reasons what moved the confidence, in log-odds by feature; those that add to an answer are above 0
 * @param candidates the best few sentences, best first
 */
public record Explanation(String question, Kind kind, double confidence, double threshold, Map<String, Double> reasons,
    List<Candidate> candidates) {
  public Explanation {
    reasons = Map.copyOf(reasons);
    candidates = List.copyOf(candidates);
  }

  /**
   * A sentence that was considered.
   *
   * @param article id of its article
   * @param number place of the sentence in its article, from 0
   * @param text as stored
   * @param shortAnswer its best short answer; empty if there is none
   * @param score log-odds that it answers, up to a constant
   * @param parts what the score is the sum of, by feature
   */
  public record Candidate(String article, int number, String text, String shortAnswer, double score,
      Map<String, Double> parts) {
    public Candidate {
      parts = Map.copyOf(parts);
    }
  }
}
