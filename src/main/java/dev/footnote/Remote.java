package dev.footnote;

import dev.footnote.ingest.Checked;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Tombstones;
import dev.footnote.langchain.EmbeddingStoreIndex;
import dev.footnote.langchain.VectorStore;
import dev.footnote.opensearch.OpenSearchIndex;
import dev.footnote.opensearch.OpenSearchStore;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Copies;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.PassageSearch;
import dev.footnote.retrieve.SearchException;
import dev.footnote.retrieve.Withdrawals;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An index on another machine, whichever store keeps it; connects at the first call. */
interface Remote extends AutoCloseable {
  /** Where it is, for people. */
  String where();

  /** Opens it for reading; empty if there is none. It shows whatever was committed last. */
  Optional<Index> find();

  PassageIndex write();

  Checked check(Withdrawals withdrawals);

  Tombstones tombstones();

  /** Drops connections; the next call makes new ones. */
  @Override
  void close();

  /** One index behind the ports of those who read it. */
  record Index(PassageSearch search, Articles articles, Copies copies) {}

  /** @throws SearchException if there is no index */
  default Index open() {
    return find().orElseThrow(() -> new SearchException("There is no index in " + where()
        + ". Make one with: scripts/ingest PATH..."));
  }

  static Remote of(OpenSearchStore store, Embedder embedder) {
    return new Remote() {
      @Override
      public String where() {
        return store.where();
      }

      @Override
      public Optional<Index> find() {
        Optional<OpenSearchIndex> found = store.find(embedder.model(), embedder.dimension());
        return found.map(index -> new Index(index, index, index));
      }

      @Override
      public PassageIndex write() {
        return store.write(embedder.model(), embedder.dimension(), Clock.systemUTC());
      }

      @Override
      public Checked check(Withdrawals withdrawals) {
        return store.check(embedder.model(), embedder.dimension(), withdrawals);
      }

      @Override
      public Tombstones tombstones() {
        return store.tombstones();
      }

      @Override
      public void close() {
        store.close();
      }
    };
  }

  /** @param connect makes the store, which asks the server */
  static Remote of(String where, Supplier<VectorStore> connect) {
    return new Vectors(where, connect);
  }

  /** An embedding store, made when it is first needed. */
  final class Vectors implements Remote {
    private final String where;
    private final Supplier<VectorStore> connect;
    private @Nullable VectorStore connected;

    private Vectors(String where, Supplier<VectorStore> connect) {
      this.where = where;
      this.connect = connect;
    }

    private synchronized VectorStore store() {
      VectorStore store = connected;
      if (store == null) {
        store = connect.get();
        connected = store;
      }
      return store;
    }

    @Override
    public String where() {
      return where;
    }

    @Override
    public Optional<Index> find() {
      Optional<EmbeddingStoreIndex> found = store().find();
      return found.map(index -> new Index(index, index, index));
    }

    @Override
    public PassageIndex write() {
      return store().write();
    }

    @Override
    public Checked check(Withdrawals withdrawals) {
      return store().check(withdrawals);
    }

    @Override
    public Tombstones tombstones() {
      return store().tombstones();
    }

    /** Each call has a connection of its own. */
    @Override
    public void close() {}
  }
}
