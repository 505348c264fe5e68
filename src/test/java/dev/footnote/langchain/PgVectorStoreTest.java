package dev.footnote.langchain;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** On LangChain4j's own store over a real PostgreSQL with pgvector. */
class PgVectorStoreTest extends VectorStoreContract {
  private final String table = "t_" + UUID.randomUUID().toString().replace("-", "");
  private final EmbeddingStore<TextSegment> store;

  PgVectorStoreTest() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(PglitePeer.url());
    source.setUser("postgres");
    source.setPassword("postgres");
    store = PgVectorEmbeddingStore.datasourceBuilder().datasource(source).table(table).dimension(3).createTable(true).build();
  }

  @Override
  EmbeddingStore<TextSegment> store() {
    return store;
  }
}
