package dev.footnote.ingest;

import dev.footnote.retrieve.Indexed;
import java.util.List;
import java.util.Optional;

/**
 * An index open for writing, by one writer at a time. Nothing is seen by readers until {@link #commit}; closing without it
 * leaves the index as it was.
 */
public interface PassageIndex extends AutoCloseable {
  /** The fingerprint under which the article with this id was last put. */
  Optional<String> fingerprint(String articleId);

  /**
   * Adds an article, or replaces the one with the same id.
   *
   * @param fingerprint changes whenever anything of the article changes
   * @param vectors one for each of its passages, in order, each of the embedder's dimension
   */
  void put(Indexed indexed, String fingerprint, List<float[]> vectors);

  /** @return whether there was such an article */
  boolean delete(String articleId);

  /** Makes all puts and deletes since the last commit durable and visible at once. */
  void commit();

  /** Drops what was not committed. */
  @Override
  void close();
}
