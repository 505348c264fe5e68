package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.retrieve.Filter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The queries behind our scores, as those of the embedded index. No query language sees what people type. */
final class Queries {
  private static final int MOST_WORDS = 64;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Queries() {}

  /** Any of the words in {@code field}; each word counts once. */
  static ObjectNode words(String field, List<String> stems, double boost) {
    ObjectNode query = NODES.objectNode();
    ArrayNode should = query.putObject("bool").put("boost", boost).put("minimum_should_match", 1).putArray("should");
    distinct(stems).forEach(stem -> should.addObject().putObject("term").put(field, stem));
    return query;
  }

  static Set<String> distinct(List<String> stems) {
    return new LinkedHashSet<>(stems.subList(0, Math.min(stems.size(), MOST_WORDS)));
  }

  /** Neighbouring words of the query near each other in the passage. */
  static ObjectNode phrases(List<String> stems) {
    ObjectNode query = NODES.objectNode();
    ArrayNode should = query.putObject("bool").put("minimum_should_match", 1).putArray("should");
    for (int i = 0; i + 1 < Math.min(stems.size(), MOST_WORDS); i++) {
      if (!stems.get(i).equals(stems.get(i + 1))) { // stems are no words that the analyzer would stem alike again
        should.addObject().putObject("match_phrase").putObject(Schema.BODY)
            .put("query", stems.get(i) + " " + stems.get(i + 1)).put("slop", 2).put("analyzer", "whitespace");
      }
    }
    if (should.isEmpty()) {
      query.removeAll().putObject("match_none"); // a query without clauses would match everything
    }
    return query;
  }

  /** Each of the words in passage or title adds what it is worth, however often it stands there. */
  static ObjectNode rare(Map<String, Double> worth) {
    ObjectNode query = NODES.objectNode();
    ArrayNode should = query.putObject("bool").put("minimum_should_match", 1).putArray("should");
    worth.forEach((stem, value) -> {
      ArrayNode either = should.addObject().putObject("constant_score").put("boost", value).putObject("filter")
          .putObject("bool").putArray("should");
      either.addObject().putObject("term").put(Schema.BODY, stem);
      either.addObject().putObject("term").put(Schema.TITLE, stem);
    });
    return query;
  }

  static ObjectNode any(List<ObjectNode> queries) {
    ObjectNode query = NODES.objectNode();
    query.putObject("bool").put("minimum_should_match", 1).putArray("should").addAll(queries);
    return query;
  }

  static ObjectNode filtered(ObjectNode query, ObjectNode filter) {
    ObjectNode both = NODES.objectNode();
    ObjectNode bool = both.putObject("bool");
    bool.putArray("must").add(query);
    bool.putArray("filter").add(filter);
    return both;
  }

  /** The nearest passages, of those that the filter lets through where there is one. */
  static ObjectNode near(float[] vector, int count, Optional<ObjectNode> filter) {
    ObjectNode query = NODES.objectNode();
    ObjectNode knn = query.putObject("knn").putObject(Schema.VECTOR).put("k", count);
    ArrayNode numbers = knn.putArray("vector");
    for (float number : vector) {
      numbers.add(number);
    }
    filter.ifPresent(f -> knn.set("filter", f));
    return query;
  }

  /** The filter as a query that matches passages. */
  static ObjectNode filter(Filter filter) {
    ObjectNode query = NODES.objectNode();
    ArrayNode all = query.putObject("bool").putArray("filter");
    all.addObject().putObject("term").put(Schema.KIND, Schema.PASSAGE);
    if (filter.publishedFrom().isPresent() || filter.publishedTo().isPresent()) {
      ObjectNode day = all.addObject().putObject("range").putObject(Schema.DAY);
      filter.publishedFrom().ifPresent(from -> day.put("gte", from.toEpochDay()));
      filter.publishedTo().ifPresent(to -> day.put("lte", to.toEpochDay()));
    }
    any(all, Schema.PUBLISHER, filter.publishers());
    any(all, Schema.TAGS, filter.tags());
    any(all, Schema.ID, filter.articles());
    return query;
  }

  private static void any(ArrayNode all, String field, Set<String> values) {
    if (!values.isEmpty()) {
      ArrayNode terms = all.addObject().putObject("terms").putArray(field);
      values.forEach(terms::add);
    }
  }
}
