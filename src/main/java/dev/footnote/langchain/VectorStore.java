package dev.footnote.langchain;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;

import dev.footnote.ingest.Checked;
import dev.footnote.ingest.IndexedJson;
import dev.footnote.ingest.Tombstones;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.SearchException;
import dev.footnote.retrieve.Withdrawals;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An index in any LangChain4j {@code EmbeddingStore} that filters by metadata and removes by id: articles and withdrawals lie in
 * it as metadata, beside the vectors. Made for some thousand articles, since no such store can be walked through.
 */
public final class VectorStore {
  private final Entries entries;
  private final String model;
  private final int dimension;

  /**
   * @param store of vectors of the given dimension, compared by cosine
   * @param where how to call it in messages
   * @param model name of the embedding model
   */
  public VectorStore(EmbeddingStore<TextSegment> store, String where, String model, int dimension) {
    this.entries = new Entries(store, where, dimension);
    this.model = model;
    this.dimension = dimension;
  }

  /** Where it is, for people. */
  public String where() {
    return entries.where();
  }

  /**
   * Opens it for reading; empty if nothing was ever committed to it.
   *
   * @throws SearchException if it is of another format or model, or cannot be asked
   */
  public Optional<EmbeddingStoreIndex> find() {
    return StoreInfo.of(entries, model, dimension).map(_ -> new EmbeddingStoreIndex(entries, model, dimension));
  }

  /**
   * As {@link #find}.
   *
   * @throws SearchException if there is none, too
   */
  public EmbeddingStoreIndex open() {
    return find().orElseThrow(() -> new SearchException("There is no index in " + where()
        + ". Make one with: scripts/ingest PATH..."));
  }

  /** @throws SearchException if it is of another format or model, or cannot be asked */
  public EmbeddingStoreWriter write() {
    return EmbeddingStoreWriter.open(entries, model, dimension);
  }

  /** What is withdrawn of it. */
  public Tombstones tombstones() {
    return new EmbeddingStoreTombstones(entries);
  }

  /**
   * Looks at every article, and whether it has its passages.
   *
   * @throws SearchException if there is none, or it cannot be asked
   */
  public Checked check(Withdrawals withdrawals) {
    open();
    List<String> faults = new ArrayList<>();
    int articles = 0;
    int passages = 0;
    for (Metadata metadata : entries.all(Entries.kind(EmbeddingStoreIndex.WHOLE))) {
      Indexed indexed = IndexedJson.read(entries.unpack(metadata));
      String id = indexed.article().id();
      String key = indexed.article().source().key();
      int found = entries.all(Entries.kind(EmbeddingStoreIndex.PASSAGE).and(metadataKey(Entries.ARTICLE).isEqualTo(key))
          .and(metadataKey(Entries.VERSION).isEqualTo(String.valueOf(metadata.getString(Entries.VERSION))))).size();
      articles++;
      passages += found;
      if (found != indexed.passages().size()) {
        faults.add("article " + id + " has " + found + " of " + indexed.passages().size()
            + " passages. Delete it and ingest it again");
      }
      if (withdrawals.of(key).isPresent()) {
        faults.add("article " + id + " is withdrawn but still there; it is not answered from. Ingest anything to have it"
            + " deleted");
      }
    }
    if (StoreInfo.of(entries, model, dimension).filter(StoreInfo::whole).isEmpty()) {
      faults.add("a write broke off. Ingest anything to have it mended");
    }
    return new Checked(articles, passages, 0, faults);
  }
}
