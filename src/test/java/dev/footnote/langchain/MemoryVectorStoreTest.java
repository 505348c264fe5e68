package dev.footnote.langchain;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;

/** On the twin, also where there is no PostgreSQL. */
class MemoryVectorStoreTest extends VectorStoreContract {
  private final MemoryEmbeddingStore store = new MemoryEmbeddingStore();

  @Override
  EmbeddingStore<TextSegment> store() {
    return store;
  }
}
