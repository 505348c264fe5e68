package dev.footnote.ingest;

import java.util.List;

/**
 * What became of everything a source gave: received = indexed + unchanged + rejected.
 *
 * @param received articles met, bad ones counted in
 * @param indexed added or replaced
 * @param unchanged already in the index in this very form
 * @param passages embedded and written for the indexed articles
 * @param rejections each with its origin and reason
 */
public record Report(int received, int indexed, int unchanged, int passages, List<Received.Rejected> rejections) {
  /** @throws IllegalArgumentException if an article is unaccounted for */
  public Report {
    rejections = List.copyOf(rejections);
    if (received != indexed + unchanged + rejections.size()) {
      throw new IllegalArgumentException("received " + received + " is not indexed " + indexed + " + unchanged "
          + unchanged + " + rejected " + rejections.size());
    }
  }
}
