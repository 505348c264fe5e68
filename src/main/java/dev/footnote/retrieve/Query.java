package dev.footnote.retrieve;

import java.time.LocalDate;

/**
 * What is searched.
 *
 * @param text plain words, never a query language
 * @param asOf the day that "latest" is seen from
 * @param filter which articles may be reached
 * @param limit most passages wanted, in [1..200]
 */
public record Query(String text, LocalDate asOf, Filter filter, int limit) {
  /** @throws IllegalArgumentException if {@code limit} is out of range */
  public Query {
    if (limit < 1 || limit > 200) {
      throw new IllegalArgumentException("limit must be in [1..200]: " + limit);
    }
  }
}
