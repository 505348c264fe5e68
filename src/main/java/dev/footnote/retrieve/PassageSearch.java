package dev.footnote.retrieve;

import java.util.List;

/** What a store of passages must be able to do: find candidates and load their articles. Thread-safe. */
public interface PassageSearch {
  /**
   * The passages that match best by words and those that match best by meaning, each with all its scores.
   *
   * @param query whose limit holds for each of the two ways, so that up to twice as many come back
   * @param vector of the question, of the dimension of the index
   * @return in no order, without doubles; none that the filter leaves out
   */
  List<Candidate> candidates(Query query, float[] vector);

  /**
   * The article of a candidate that this very object gave.
   *
   * @throws IllegalArgumentException if the candidate is not of this object's making
   */
  Indexed load(Candidate candidate);
}
