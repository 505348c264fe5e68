package dev.footnote.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an index has seen of one object that holds articles.
 *
 * @param key of the object, such as {@code articles/2026/flood.md}
 * @param sequencer of the newest event that was heeded; hexadecimal, empty if no event told of the object
 * @param etag of the content that was read; empty if there was none
 * @param articles ids of the articles that it offers, without doubles; where two objects offer one id, the object with
 *     the smaller key supplies the article
 * @param fault why nothing of it could be taken, a code and a sentence
 * @param gone when it was found to be gone; kept for a while so that an older event does not bring it back
 */
public record Tracked(String key, String sequencer, String etag, List<String> articles, Optional<Reason> fault,
    Optional<Instant> gone) {
  public Tracked {
    articles = articles.stream().distinct().toList();
  }

  /** A stable code such as {@code empty}, and a sentence for a person. */
  public record Reason(String code, String message) {}

  /** Whether an event with this sequencer tells nothing that is not heeded already. */
  public boolean covers(String other) {
    return !other.isEmpty() && Sequencers.compare(other, sequencer) <= 0;
  }
}
