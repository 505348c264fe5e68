package dev.footnote.opensearch;

import dev.footnote.ingest.IndexContract;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.PassageSearch;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

/** Against a real OpenSearch. */
class OpenSearchContractTest extends IndexContract {
  private final OpenSearchStore store = OpenSearchPeer.store();

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected PassageIndex write() {
    return store.write("m", DIMENSION, Clock.systemUTC());
  }

  @Override
  protected PassageSearch search() {
    return store.open("m", DIMENSION);
  }

  @Override
  protected Articles articles() {
    return store.open("m", DIMENSION);
  }
}
