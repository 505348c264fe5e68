package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.news.Article;
import dev.footnote.news.Clean;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Rarity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds passages by words and by meaning, then gives each of them all scores.
 *
 * <ol>
 *   <li>the server cuts the question into stems, by the analyzer that cut the passages;
 *   <li>two searches in one call, the best by words and the best by meaning, and how many passages have each stem;
 *   <li>five in another one give every passage found its scores.
 * </ol>
 */
final class CandidateSearch {
  private static final double TITLE_BOOST = 0.4;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Place place;

  CandidateSearch(Place place) {
    this.place = place;
  }

  /** A passage found. */
  private record Found(String key, String version, int number, Optional<LocalDate> day) {}

  List<Candidate> find(Query query, float[] vector) {
    List<String> stems = stems(Clean.of(query.text()));
    Map<String, Found> found = new LinkedHashMap<>();
    ObjectNode filter = Queries.filter(query.filter());
    List<ObjectNode> searches = new ArrayList<>();
    if (!stems.isEmpty()) {
      searches.add(search(Queries.filtered(Queries.any(List.of(Queries.words(Schema.BODY, stems, 1),
          Queries.words(Schema.TITLE, stems, TITLE_BOOST))), filter), query.limit()));
    }
    searches.add(search(Queries.near(vector, query.limit(),
        Optional.of(filter).filter(_ -> !query.filter().equals(Filter.NONE))), query.limit()));
    searches.add(counting(stems));
    List<JsonNode> responses = all(searches);
    JsonNode counts = responses.removeLast();
    responses.forEach(response -> hits(response).forEach(hit -> found.put(hit.path("_id").asText(), found(hit.path("fields")))));
    return found.isEmpty() ? List.of() : scored(found, stems, rarest(stems, counts), vector);
  }

  private List<Candidate> scored(Map<String, Found> found, List<String> stems, Map<String, Double> rare, float[] vector) {
    int size = found.size();
    ObjectNode these = NODES.objectNode();
    ArrayNode ids = these.putObject("ids").putArray("values");
    found.keySet().forEach(ids::add);
    List<ObjectNode> searches = new ArrayList<>();
    searches.add(search(Queries.near(vector, size, Optional.of(these)), size));
    if (!stems.isEmpty()) {
      searches.add(search(Queries.filtered(Queries.words(Schema.BODY, stems, 1), these), size));
      searches.add(search(Queries.filtered(Queries.words(Schema.TITLE, stems, 1), these), size));
      searches.add(search(Queries.filtered(Queries.phrases(stems), these), size));
    }
    if (!rare.isEmpty()) {
      searches.add(search(Queries.filtered(Queries.rare(rare), these), size));
    }
    List<Map<String, Double>> scores = new ArrayList<>();
    for (JsonNode response : all(searches)) {
      Map<String, Double> own = new HashMap<>();
      hits(response).forEach(hit -> own.put(hit.path("_id").asText(), hit.path("_score").doubleValue()));
      scores.add(own);
    }
    List<Candidate> candidates = new ArrayList<>();
    found.forEach((id, f) -> {
      Double near = scores.getFirst().get(id);
      if (near != null) { // deleted between the two calls
        candidates.add(new Candidate(f.key, f.number, f.day, score(scores, 1, id), score(scores, 2, id),
            score(scores, 3, id), score(scores, 4, id), 2 * near - 1, mark(f.version)));
      }
    });
    return candidates;
  }

  private static double score(List<Map<String, Double>> scores, int which, String id) {
    return which < scores.size() ? scores.get(which).getOrDefault(id, 0.0) : 0;
  }

  /** Tells versions of one article apart in the little room that a candidate has. */
  static int mark(String version) {
    return version.hashCode() & Integer.MAX_VALUE;
  }

  private static Found found(JsonNode fields) {
    JsonNode day = fields.path(Schema.DAY).path(0);
    return new Found(fields.path(Schema.KEY).path(0).asText(), fields.path(Schema.VERSION).path(0).asText(),
        fields.path(Schema.NUMBER).path(0).intValue(),
        day.isMissingNode() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day.longValue())));
  }

  private static ObjectNode search(ObjectNode query, int size) {
    ObjectNode search = NODES.objectNode().put("size", size).put("track_total_hits", false).put("_source", false);
    search.set("query", query);
    for (String field : List.of(Schema.KEY, Schema.VERSION, Schema.NUMBER, Schema.DAY)) {
      search.withArray("docvalue_fields").add(field);
    }
    return search;
  }

  /** How many passages there are, and how many have each stem. */
  private static ObjectNode counting(List<String> stems) {
    ObjectNode search = NODES.objectNode().put("size", 0).put("track_total_hits", true);
    search.putObject("query").putObject("term").put(Schema.KIND, Schema.PASSAGE);
    if (!stems.isEmpty()) {
      ObjectNode filters = search.putObject("aggs").putObject("with").putObject("filters").putObject("filters");
      Queries.distinct(stems).forEach(stem -> filters.putObject(stem).putObject("term").put(Schema.BODY, stem));
    }
    return search;
  }

  private static Map<String, Double> rarest(List<String> stems, JsonNode counts) {
    JsonNode with = counts.path("aggregations").path("with").path("buckets");
    return Rarity.rarest(Queries.distinct(stems), stem -> with.path(stem).path("doc_count").longValue(),
        counts.path("hits").path("total").path("value").longValue());
  }

  private static JsonNode hits(JsonNode response) {
    return response.path("hits").path("hits");
  }

  /** The response to each search, all made in one call. The statistics of words are those of all shards, as in one index. */
  private List<JsonNode> all(List<ObjectNode> searches) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ObjectNode search : searches) {
      lines.writeBytes("{\"search_type\":\"dfs_query_then_fetch\"}\n".getBytes(StandardCharsets.UTF_8));
      lines.writeBytes(Server.Body.json(search).bytes());
      lines.write('\n');
    }
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode response : place.ask("_msearch", new Server.Body(lines.toByteArray(), "application/x-ndjson"))
        .path("responses")) {
      int status = response.path("status").asInt(200);
      boolean part = response.path("_shards").path("failed").intValue() > 0 || response.path("timed_out").booleanValue();
      if (status / 100 != 2 || part) {
        throw place.refused(part ? "search all of" : "search", new Server.Reply(status, response));
      }
      all.add(response);
    }
    return all;
  }

  private List<String> stems(String text) {
    List<String> stems = new ArrayList<>();
    if (!text.isBlank()) {
      place.ask("_analyze", Server.Body.json(NODES.objectNode().put("analyzer", Schema.ANALYZER)
          .put("text", Article.storable(text)))).path("tokens").forEach(token -> stems.add(token.path("token").asText()));
    }
    return stems;
  }
}
