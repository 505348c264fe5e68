package dev.footnote.langchain;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;

import dev.footnote.ingest.ContentSum;
import dev.footnote.ingest.IndexedJson;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.news.Clean;
import dev.footnote.news.Passage;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Indexed;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes any LangChain4j {@code EmbeddingStore}. What is put is kept in memory until a commit, which adds the new entries of
 * each article and then removes the old ones; passages that do not fit their article's version are not answered from.
 *
 * <p>A store knows no compare and swap, so that nothing keeps two writers apart: let one write at a time.
 */
public final class EmbeddingStoreWriter implements PassageIndex {
  private static final String FINGERPRINT = "fingerprint";
  private static final String COUNT = "passages";

  /** Stands for a text without a visible character, which LangChain4j refuses. */
  private static final String BLANK = ".";

  private final Entries entries;
  private final Map<String, List<Stored>> known = new HashMap<>();
  private final Map<String, Optional<Put>> changes = new LinkedHashMap<>();
  private StoreInfo info;
  private boolean fresh;

  /** An article as it lies in the store; two of one id where a commit broke off. */
  private record Stored(String key, String version, String fingerprint, int passages) {
    List<String> ids() {
      List<String> ids = new ArrayList<>(List.of(Entries.id(EmbeddingStoreIndex.WHOLE, key, version, 0)));
      for (int i = 0; i < passages; i++) {
        ids.add(Entries.id(EmbeddingStoreIndex.PASSAGE, key, version, i));
      }
      return ids;
    }
  }

  private record Put(Indexed indexed, String fingerprint, List<float[]> vectors) {
    String key() {
      return indexed.article().source().key();
    }

    String version() {
      return Source.keyOf(fingerprint);
    }
  }

  private EmbeddingStoreWriter(Entries entries, StoreInfo info, boolean fresh) {
    this.entries = entries;
    this.info = info;
    this.fresh = fresh;
  }

  static EmbeddingStoreWriter open(Entries entries, String model, int dimension) {
    Optional<StoreInfo> info = StoreInfo.of(entries, model, dimension);
    return new EmbeddingStoreWriter(entries, info.orElseGet(() -> new StoreInfo(model, dimension, ContentSum.EMPTY, 0, 0, true)),
        info.isEmpty());
  }

  private List<Stored> stored(String articleId) {
    return known.computeIfAbsent(articleId, id -> entries.all(Entries.kind(EmbeddingStoreIndex.WHOLE)
        .and(metadataKey(Entries.ARTICLE).isEqualTo(Source.keyOf(id)))).stream().map(EmbeddingStoreWriter::stored).toList());
  }

  private static Stored stored(Metadata m) {
    return new Stored(String.valueOf(m.getString(Entries.ARTICLE)), String.valueOf(m.getString(Entries.VERSION)),
        Entries.plain(String.valueOf(m.getString(FINGERPRINT))), m.getInteger(COUNT));
  }

  @Override
  public Optional<String> fingerprint(String articleId) {
    Optional<Put> change = changes.get(articleId);
    if (change != null) {
      return change.map(Put::fingerprint);
    }
    List<Stored> stored = stored(articleId);
    return stored.size() == 1 ? Optional.of(stored.getFirst().fingerprint) : Optional.empty();
  }

  @Override
  public void put(Indexed indexed, String fingerprint, List<float[]> vectors) {
    changes.put(indexed.article().id(), Optional.of(new Put(indexed, fingerprint, List.copyOf(vectors))));
  }

  @Override
  public boolean delete(String articleId) {
    Optional<Put> change = changes.get(articleId);
    boolean there = change != null ? change.isPresent() : !stored(articleId).isEmpty();
    if (there) {
      changes.put(articleId, Optional.empty());
    }
    return there;
  }

  @Override
  public void commit() {
    if (changes.isEmpty() && info.whole() && !fresh) {
      return;
    }
    boolean broken = !info.whole();
    write(info.next(info.content(), info.articles(), false));
    ContentSum content = info.content();
    int articles = info.articles();
    for (Map.Entry<String, Optional<Put>> change : changes.entrySet()) {
      List<Stored> before = stored(change.getKey());
      change(before, change.getValue());
      for (Stored old : before) {
        content = content.minus(change.getKey(), old.fingerprint);
        articles--;
      }
      if (change.getValue().isPresent()) {
        content = content.plus(change.getKey(), change.getValue().get().fingerprint);
        articles++;
      }
      known.remove(change.getKey());
    }
    write(broken ? counted() : info.next(content, articles, true));
    changes.clear();
    fresh = false;
  }

  private void write(StoreInfo next) {
    next.write(entries);
    info = next;
  }

  private void change(List<Stored> before, Optional<Put> put) {
    Set<String> old = new HashSet<>();
    before.forEach(stored -> old.addAll(stored.ids()));
    List<Entries.Entry> added = put.map(EmbeddingStoreWriter::entries).orElse(List.of());
    // Not every store replaces what has the same id.
    List<String> again = added.stream().map(Entries.Entry::id).filter(old::contains).toList();
    entries.remove(again);
    again.forEach(old::remove);
    entries.add(added);
    entries.remove(old);
  }

  private static List<Entries.Entry> entries(Put put) {
    List<Entries.Entry> all = new ArrayList<>();
    for (Passage passage : put.indexed.passages()) {
      Metadata metadata = metadata(put, EmbeddingStoreIndex.PASSAGE).put(Entries.NUMBER, passage.number());
      Source source = put.indexed.article().source();
      source.published().ifPresent(p -> metadata.put(Entries.DAY, (int) p.date().toEpochDay()));
      source.publisher().ifPresent(p -> metadata.put(Entries.PUBLISHER, Source.keyOf(p)));
      source.tags().forEach(tag -> metadata.put(EmbeddingStoreIndex.tag(tag), 1));
      String text = Clean.of(passage.span().of(put.indexed.article().text())).replace("\0", ""); // no database keeps that
      all.add(new Entries.Entry(Entries.id(EmbeddingStoreIndex.PASSAGE, put.key(), put.version(), passage.number()),
          Embedding.from(put.vectors.get(passage.number())), TextSegment.from(text.isBlank() ? BLANK : text, metadata)));
    }
    Metadata whole = metadata(put, EmbeddingStoreIndex.WHOLE).put(FINGERPRINT, Entries.safe(put.fingerprint))
        .put(COUNT, put.indexed.passages().size()).put(Entries.DATA, Entries.pack(IndexedJson.write(put.indexed)));
    all.add(new Entries.Entry(Entries.id(EmbeddingStoreIndex.WHOLE, put.key(), put.version(), 0),
        Embedding.from(put.vectors.getFirst()), TextSegment.from(BLANK, whole)));
    return all;
  }

  private static Metadata metadata(Put put, String kind) {
    return new Metadata().put(Entries.KIND, kind).put(Entries.ARTICLE, put.key()).put(Entries.VERSION, put.version());
  }

  /** After a commit that broke off: counts anew, and removes all but one version of each article. */
  private StoreInfo counted() {
    ContentSum content = ContentSum.EMPTY;
    Map<String, Stored> kept = new HashMap<>();
    for (Metadata metadata : entries.all(Entries.kind(EmbeddingStoreIndex.WHOLE))) {
      Stored stored = stored(metadata);
      if (kept.putIfAbsent(stored.key, stored) == null) {
        content = content.plus(IndexedJson.article(entries.unpack(metadata)).id(), stored.fingerprint);
      } else {
        entries.remove(stored.ids());
      }
    }
    return info.next(content, kept.size(), true);
  }

  @Override
  public void close() {
    changes.clear();
  }
}
