package dev.footnote.retrieve;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /**
   * The articles of candidates that this very object gave, by their {@link Candidate#article keys}: in one journey where the
   * store is far away. An article that was replaced or deleted since the candidates were found is left out, which happens only
   * where others write to the very index that is read.
   */
  default Map<String, Indexed> loadAll(Collection<Candidate> candidates) {
    Map<String, Indexed> all = new HashMap<>();
    candidates.forEach(candidate -> all.computeIfAbsent(candidate.article(), _ -> load(candidate)));
    return all;
  }
}
