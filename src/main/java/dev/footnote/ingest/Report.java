package dev.footnote.ingest;

import java.util.List;

/**
 * What became of everything a source gave: received = indexed + unchanged + rejected + dead-lettered.
 *
 * @param received articles met, bad ones counted in
 * @param indexed added or replaced
 * @param unchanged already in the index in this very form
 * @param passages embedded and written for the indexed articles
 * @param rejections articles that cannot be taken as they are, each with its origin and reason
 * @param deadLetters articles that should have been taken but could not be, each with its origin and reason: to be given
 *     again once the reason is mended
 */
public record Report(int received, int indexed, int unchanged, int passages, List<Received.Rejected> rejections,
    List<Received.Rejected> deadLetters) {
  /** @throws IllegalArgumentException if an article is unaccounted for */
  public Report {
    rejections = List.copyOf(rejections);
    deadLetters = List.copyOf(deadLetters);
    if (received != indexed + unchanged + rejections.size() + deadLetters.size()) {
      throw new IllegalArgumentException("received " + received + " is not indexed " + indexed + " + unchanged "
          + unchanged + " + rejected " + rejections.size() + " + dead-lettered " + deadLetters.size());
    }
  }

  /** A report of a run in which nothing failed but what was rejected. */
  public Report(int received, int indexed, int unchanged, int passages, List<Received.Rejected> rejections) {
    this(received, indexed, unchanged, passages, rejections, List.of());
  }
}
