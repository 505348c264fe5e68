package dev.footnote.langchain;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.retrieve.SearchException;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.Filter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What lies in an embedding store and how it is found again: nothing but vectors, each with a text and plain metadata. Values
 * that are filtered by are numbers and hashes only: some stores write them into a query as they are.
 */
final class Entries {
  static final String KIND = "kind";
  static final String ARTICLE = "article";
  static final String VERSION = "version";
  static final String NUMBER = "number";
  static final String DAY = "day";
  static final String PUBLISHER = "publisher";
  static final String TAG = "tag_";
  static final String DATA = "data";

  /** Most entries of one kind that can be walked through: a store gives them in one answer. */
  static final int MOST = 10_000;

  private static final int LARGEST_DATA = 64_000_000;
  private static final int TOGETHER = 200;
  private static final JsonMapper JSON = new JsonMapper();

  private final EmbeddingStore<TextSegment> store;
  private final String where;
  private final Embedding any;

  Entries(EmbeddingStore<TextSegment> store, String where, int dimension) {
    this.store = store;
    this.where = where;
    float[] unit = new float[dimension];
    unit[0] = 1;
    this.any = Embedding.from(unit);
  }

  /** One entry. */
  record Entry(String id, Embedding vector, TextSegment segment) {}

  String where() {
    return where;
  }

  /** A vector for what is never searched by meaning. */
  Embedding any() {
    return any;
  }

  static String id(String kind, String article, String version, int number) {
    return UUID.nameUUIDFromBytes(String.join(" ", kind, article, version, Integer.toString(number))
        .getBytes(StandardCharsets.UTF_8)).toString();
  }

  static Filter kind(String kind) {
    return metadataKey(KIND).isEqualTo(kind);
  }

  void add(List<Entry> entries) {
    for (int from = 0; from < entries.size(); from += TOGETHER) {
      List<Entry> some = entries.subList(from, Math.min(entries.size(), from + TOGETHER));
      asked(() -> {
        store.addAll(some.stream().map(Entry::id).toList(), some.stream().map(Entry::vector).toList(),
            some.stream().map(Entry::segment).toList());
        return some;
      });
    }
  }

  void remove(Collection<String> ids) {
    if (!ids.isEmpty()) {
      asked(() -> {
        store.removeAll(ids);
        return ids;
      });
    }
  }

  /** The nearest to {@code vector}, of those that the filter lets through. */
  List<EmbeddingMatch<TextSegment>> find(Filter filter, Embedding vector, int most) {
    return asked(() -> store.search(EmbeddingSearchRequest.builder().queryEmbedding(vector).filter(filter).maxResults(most)
        .minScore(0.0).build()).matches());
  }

  /** The metadata of all that the filter lets through, at most {@value #MOST}. */
  List<Metadata> all(Filter filter) {
    List<Metadata> all = new ArrayList<>();
    find(filter, any, MOST + 1).forEach(match -> all.add(match.embedded().metadata()));
    if (all.size() > MOST) {
      throw new SearchException(where + " holds more than " + MOST + " entries of a kind that must be walked through, which"
          + " no embedding store does page by page. Keep so many articles in OpenSearch.");
    }
    return all;
  }

  private <T> T asked(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new SearchException(where + " cannot be asked: " + cause.getMessage() + ". Check its address, its user and that it"
          + " runs.", e);
    }
  }

  /** A text in characters that every store keeps as they are. */
  static String safe(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What {@link #safe} was made of. */
  static String plain(String safe) {
    return new String(Base64.getUrlDecoder().decode(safe), StandardCharsets.UTF_8);
  }

  /** JSON as text that every store keeps as it is. */
  static String pack(JsonNode node) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      JSON.writeValue(gzip, node);
    } catch (IOException e) {
      throw new AssertionError("memory can be written", e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** @throws SearchException if it is nothing that {@link #pack} made */
  JsonNode unpack(Metadata metadata) {
    String text = String.valueOf(metadata.getString(DATA));
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
      return JSON.readTree(gzip.readNBytes(LARGEST_DATA));
    } catch (IOException | IllegalArgumentException e) {
      throw new SearchException("an entry in " + where + " is not one of ours. Empty the store, and ingest again.", e);
    }
  }
}
