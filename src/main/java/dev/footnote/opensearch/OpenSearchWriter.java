package dev.footnote.opensearch;

import dev.footnote.ingest.ContentSum;
import dev.footnote.ingest.Tracked;
import dev.footnote.ingest.TrackedIndex;
import dev.footnote.retrieve.Indexed;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes an index in OpenSearch. What is put is kept in memory until a commit, which
 *
 * <ol>
 *   <li>claims the index, unless another writer has changed it since it was opened;
 *   <li>writes the new passages, which nobody answers from yet;
 *   <li>writes the articles, each of which turns to its new passages at once;
 *   <li>deletes the passages of before, gives the claim back, and makes everything visible.
 * </ol>
 */
public final class OpenSearchWriter implements TrackedIndex {
  private final Place place;
  private final String model;
  private final int dimension;
  private final Claim claim;
  private final Map<String, Stored> stored = new HashMap<>();
  private final TreeMap<String, Tracked> objects = new TreeMap<>();
  private final Map<String, Optional<Put>> changes = new LinkedHashMap<>();
  private final Map<String, Optional<Tracked>> objectChanges = new LinkedHashMap<>();
  private boolean exists;
  private boolean mends;
  private boolean failed;

  /** An article as it lies in the index. */
  private record Stored(String key, String fingerprint, int passages) {}

  private record Put(Indexed indexed, String fingerprint, List<float[]> vectors) {}

  private OpenSearchWriter(Place place, String model, int dimension, Clock clock) {
    this.place = place;
    this.model = model;
    this.dimension = dimension;
    this.claim = new Claim(place, clock);
  }

  static OpenSearchWriter open(Place place, String model, int dimension, Clock clock) {
    OpenSearchWriter opened = new OpenSearchWriter(place, model, dimension, clock);
    opened.exists = place.exists(model, dimension);
    if (opened.exists) {
      opened.read();
    }
    return opened;
  }

  private void read() {
    State state = claim.read();
    place.refresh(); // what a writer left behind must be seen to be mended
    place.walk(Schema.ARTICLE, hit -> {
      var source = hit.path("_source");
      stored.put(source.path(Schema.ID).asText(), new Stored(source.path(Schema.KEY).asText(),
          source.path(Schema.FINGERPRINT).asText(), source.path(Schema.COUNT).intValue()));
    }, Schema.ID, Schema.KEY, Schema.FINGERPRINT, Schema.COUNT);
    place.walk(Schema.OBJECT, hit -> {
      Tracked object = Schema.object(hit.path("_source"));
      objects.put(object.key(), object);
    }, Schema.OBJECT);
    mends = state.claim().isPresent() || !content().toString().equals(state.content());
  }

  private ContentSum content() {
    ContentSum sum = ContentSum.EMPTY;
    for (Map.Entry<String, Stored> entry : stored.entrySet()) {
      sum = sum.plus(entry.getKey(), entry.getValue().fingerprint);
    }
    return sum;
  }

  @Override
  public Optional<String> fingerprint(String articleId) {
    Optional<Put> change = changes.get(articleId);
    return change != null ? change.map(Put::fingerprint)
        : Optional.ofNullable(stored.get(articleId)).map(Stored::fingerprint);
  }

  @Override
  public void put(Indexed indexed, String fingerprint, List<float[]> vectors) {
    changes.put(indexed.article().id(), Optional.of(new Put(indexed, fingerprint, List.copyOf(vectors))));
  }

  @Override
  public boolean delete(String articleId) {
    if (fingerprint(articleId).isEmpty()) {
      return false;
    }
    if (stored.containsKey(articleId)) {
      changes.put(articleId, Optional.empty());
    } else {
      changes.remove(articleId);
    }
    return true;
  }

  @Override
  public Optional<Tracked> tracked(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  @Override
  public List<Tracked> tracked() {
    return List.copyOf(objects.values());
  }

  @Override
  public void track(Tracked object) {
    if (!object.equals(objects.put(object.key(), object))) {
      objectChanges.put(object.key(), Optional.of(object));
    }
  }

  @Override
  public void untrack(String key) {
    if (objects.remove(key) != null) {
      objectChanges.put(key, Optional.empty());
    }
  }

  /** @throws OpenSearchException if another writer was faster, or OpenSearch fails; what was committed before stays */
  @Override
  public void commit() {
    if (failed) {
      throw new OpenSearchException("A commit to " + place.where() + " has failed before. Run it again.");
    }
    if (exists && !mends && changes.isEmpty() && objectChanges.isEmpty()) {
      return;
    }
    if (!exists) {
      place.create(Schema.index(model, dimension));
      exists = true;
    }
    failed = true;
    claim.take();
    try {
      write();
      failed = false;
    } catch (OpenSearchException e) {
      claim.giveUp(e);
      throw e;
    }
  }

  private void write() {
    if (mends) {
      removeStrays();
    }
    Bulk bulk = new Bulk(place, claim::renew);
    changes.forEach((_, change) -> change.ifPresent(put -> passages(bulk, put)));
    bulk.send();
    changes.forEach((id, change) -> change.ifPresentOrElse(
        put -> bulk.index(put.indexed.article().source().key(), Schema.article(put.indexed, put.fingerprint)),
        () -> Optional.ofNullable(stored.get(id)).ifPresent(old -> bulk.delete(old.key))));
    objectChanges.forEach((key, change) -> change.ifPresentOrElse(
        object -> bulk.index(Schema.objectId(key), Schema.object(object)), () -> bulk.delete(Schema.objectId(key))));
    bulk.send();
    changes.forEach((id, change) -> Optional.ofNullable(stored.get(id)).ifPresent(old -> removed(bulk, old, change)));
    bulk.send();
    changes.forEach((id, change) -> change.ifPresentOrElse(put -> stored.put(id,
            new Stored(put.indexed.article().source().key(), put.fingerprint, put.indexed.passages().size())),
        () -> stored.remove(id)));
    claim.release(content().toString());
    place.refresh();
    changes.clear();
    objectChanges.clear();
    mends = false;
  }

  private static void passages(Bulk bulk, Put put) {
    String version = Schema.version(put.fingerprint);
    String key = put.indexed.article().source().key();
    put.indexed.passages().forEach(passage -> bulk.index(Schema.passageId(key, version, passage.number()),
        Schema.passage(put.indexed, passage, version, put.vectors.get(passage.number()))));
  }

  /** Deletes the passages that an article had before, but for those that the new version has overwritten. */
  private static void removed(Bulk bulk, Stored old, Optional<Put> change) {
    int kept = change.filter(put -> put.fingerprint.equals(old.fingerprint)).map(put -> put.indexed.passages().size())
        .orElse(0);
    for (int i = kept; i < old.passages; i++) {
      bulk.delete(Schema.passageId(old.key, Schema.version(old.fingerprint), i));
    }
  }

  /** Passages that fit no article: a writer was killed between its steps. */
  private void removeStrays() {
    Map<String, Stored> byKey = new HashMap<>();
    stored.values().forEach(s -> byKey.put(s.key, s));
    Bulk bulk = new Bulk(place, claim::renew);
    place.walk(Schema.PASSAGE, hit -> {
      var source = hit.path("_source");
      Stored article = byKey.get(source.path(Schema.KEY).asText());
      if (article == null || source.path(Schema.NUMBER).intValue() >= article.passages
          || !Schema.version(article.fingerprint).equals(source.path(Schema.VERSION).asText())) {
        bulk.delete(hit.path("_id").asText());
      }
    }, Schema.KEY, Schema.VERSION, Schema.NUMBER);
    bulk.send();
  }

  @Override
  public void close() {
    changes.clear();
    objectChanges.clear();
  }
}
