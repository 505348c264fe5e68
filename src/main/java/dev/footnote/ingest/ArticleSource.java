package dev.footnote.ingest;

import java.util.function.Consumer;

/** Where articles come from: files, folders, feeds, buckets. */
public interface ArticleSource {
  /**
   * Hands over everything there is, in a stable order, one {@link Received} for each article met. A bad article is a
   * {@link Received.Rejected} and never ends the run.
   *
   * @throws IngestException if the source as a whole cannot be read
   */
  void read(Consumer<Received> sink);
}
