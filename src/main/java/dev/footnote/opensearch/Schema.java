package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.ingest.IndexedJson;
import dev.footnote.ingest.Tracked;
import dev.footnote.news.Clean;
import dev.footnote.news.Passage;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Sketch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an article becomes documents and back; {@link #FORMAT} counts the changes of it. */
final class Schema {
  /** Version of this form; an index of another is refused. */
  static final int FORMAT = 1;

  /** Words as the embedded index knows them: folded to ASCII, lower case, no stop words, Porter stems. */
  static final String ANALYZER = "footnote";

  static final String KIND = "kind";
  static final String PASSAGE = "passage";
  static final String ARTICLE = "article";
  static final String OBJECT = "object";

  static final String ID = "id";
  static final String KEY = "key";
  static final String VERSION = "version";
  static final String FINGERPRINT = "fingerprint";
  static final String COUNT = "passages";
  static final String NUMBER = "number";
  static final String BODY = "body";
  static final String TITLE = "title";
  static final String VECTOR = "vector";
  static final String DAY = "day";
  static final String PUBLISHER = "publisher";
  static final String TAGS = "tags";
  static final String LIKE = "like";

  /** Id of the document with the state of the index. */
  static final String STATE = "state";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Schema() {}

  /** Settings and mapping of a new index. How many shards and replicas it has is left to the cluster's templates. */
  static ObjectNode index(String model, int dimension) {
    ObjectNode root = NODES.objectNode();
    ObjectNode settings = root.putObject("settings").putObject("index");
    settings.put("knn", true).put("refresh_interval", "-1"); // a commit ends with a refresh
    settings.putObject("similarity").putObject("footnote").put("type", "BM25").put("k1", 0.9).put("b", 0.4);
    ObjectNode analysis = settings.putObject("analysis");
    analysis.putObject("filter").putObject("possessive").put("type", "stemmer").put("language", "possessive_english");
    ArrayNode filters = analysis.putObject("analyzer").putObject(ANALYZER).put("type", "custom").put("tokenizer", "standard")
        .putArray("filter");
    List.of("possessive", "lowercase", "asciifolding", "stop", "porter_stem").forEach(filters::add);
    ObjectNode mappings = root.putObject("mappings").put("dynamic", false);
    mappings.putObject("_meta").putObject("footnote").put("format", FORMAT).put("model", model).put("dimension", dimension);
    ObjectNode fields = mappings.putObject("properties");
    for (String name : List.of(KIND, ID, KEY, VERSION, PUBLISHER, TAGS, LIKE)) {
      fields.putObject(name).put("type", "keyword");
    }
    fields.putObject(NUMBER).put("type", "integer");
    fields.putObject(DAY).put("type", "long");
    for (String name : List.of(BODY, TITLE)) {
      fields.putObject(name).put("type", "text").put("analyzer", ANALYZER).put("similarity", "footnote");
    }
    fields.putObject(VECTOR).put("type", "knn_vector").put("dimension", dimension).putObject("method").put("name", "hnsw")
        .put("engine", "lucene").put("space_type", "cosinesimil").putObject("parameters").put("m", 16)
        .put("ef_construction", 100);
    return root;
  }

  /** @throws OpenSearchException if the index is of another format or model, or none of ours */
  static void check(JsonNode mappingOfIndices, String where, String model, int dimension) {
    JsonNode meta = NODES.objectNode();
    for (JsonNode index : mappingOfIndices) { // by an alias the index has another name than the one asked for
      meta = index.path("mappings").path("_meta").path("footnote");
    }
    String format = meta.path("format").asText("none");
    if (!format.equals(Integer.toString(FORMAT))) {
      throw new OpenSearchException("The index " + where + " has format " + format + "; this version reads format " + FORMAT
          + ". Name another index with FOOTNOTE_OPENSEARCH_INDEX and build it with scripts/ingest.");
    }
    if (!meta.path("model").asText().equals(model) || meta.path("dimension").intValue() != dimension) {
      throw new OpenSearchException("The index " + where + " was made with the embedding model " + meta.path("model").asText()
          + " (" + meta.path("dimension") + " dimensions); the one in use is " + model + " (" + dimension
          + "). Use the same model, or name another index with FOOTNOTE_OPENSEARCH_INDEX and build it with scripts/ingest.");
    }
  }

  /** Tells two states of one article apart. */
  static String version(String fingerprint) {
    return Source.keyOf(fingerprint);
  }

  static String passageId(String key, String version, int number) {
    return key + "." + version + "." + number;
  }

  static ObjectNode passage(Indexed indexed, Passage passage, String version, float[] vector) {
    Source source = indexed.article().source();
    ObjectNode node = NODES.objectNode().put(KIND, PASSAGE).put(ID, source.id()).put(KEY, source.key())
        .put(VERSION, version).put(NUMBER, passage.number())
        .put(BODY, Clean.of(passage.span().of(indexed.article().text()))).put(TITLE, Clean.of(source.title()));
    ArrayNode numbers = node.putArray(VECTOR);
    for (float number : vector) {
      numbers.add(number);
    }
    source.published().ifPresent(published -> node.put(DAY, published.date().toEpochDay()));
    source.publisher().ifPresent(publisher -> node.put(PUBLISHER, publisher));
    ArrayNode tags = node.putArray(TAGS);
    source.tags().forEach(tags::add);
    return node;
  }

  static ObjectNode article(Indexed indexed, String fingerprint) {
    ObjectNode node = NODES.objectNode().put(KIND, ARTICLE).put(ID, indexed.article().id())
        .put(KEY, indexed.article().source().key()).put(VERSION, version(fingerprint)).put(FINGERPRINT, fingerprint)
        .put(COUNT, indexed.passages().size());
    ArrayNode like = node.putArray(LIKE);
    Sketch.of(indexed.article().text()).terms().forEach(like::add);
    node.set(ARTICLE, IndexedJson.write(indexed));
    return node;
  }

  /** Object keys may be longer than ids of documents. */
  static String objectId(String key) {
    return "object." + Source.keyOf(key);
  }

  static ObjectNode object(Tracked object) {
    ObjectNode node = NODES.objectNode().put(KIND, OBJECT).put(KEY, objectId(object.key()));
    ObjectNode own = node.putObject(OBJECT).put("key", object.key()).put("sequencer", object.sequencer())
        .put("etag", object.etag());
    ArrayNode articles = own.putArray("articles");
    object.articles().forEach(articles::add);
    object.fault().ifPresent(fault -> own.putObject("fault").put("code", fault.code()).put("message", fault.message()));
    object.gone().ifPresent(gone -> own.put("gone", gone.toString()));
    return node;
  }

  static Tracked object(JsonNode source) {
    JsonNode own = source.path(OBJECT);
    List<String> articles = new ArrayList<>();
    own.path("articles").forEach(id -> articles.add(id.asText()));
    Optional<Tracked.Reason> fault = own.has("fault")
        ? Optional.of(new Tracked.Reason(own.at("/fault/code").asText(), own.at("/fault/message").asText()))
        : Optional.empty();
    return new Tracked(own.path("key").asText(), own.path("sequencer").asText(), own.path("etag").asText(), articles, fault,
        Optional.ofNullable(own.path("gone").textValue()).map(Instant::parse));
  }
}
