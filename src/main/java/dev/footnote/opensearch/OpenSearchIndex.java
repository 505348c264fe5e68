package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.ingest.ContentSum;
import dev.footnote.ingest.IndexedJson;
import dev.footnote.news.Article;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Copies;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.PassageSearch;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Sketch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An index in OpenSearch, for reading. Thread-safe; each call sees the last commit that is whole.
 *
 * <p>Every method throws {@link OpenSearchException} if OpenSearch cannot be asked.
 */
public final class OpenSearchIndex implements PassageSearch, Articles, Copies {
  /** More articles with a term in common are those of a template, not copies. */
  private static final int MOST_COMPARED = 100;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** How long a name is taken for the one in force. */
  private static final long NAMED = Duration.ofSeconds(1).toNanos();

  private final Place place;
  private final CandidateSearch candidates;
  private @Nullable Named named;

  private record Named(String snapshot, long at) {}

  OpenSearchIndex(Place place) {
    this.place = place;
    this.candidates = new CandidateSearch(place);
  }

  @Override
  public List<Candidate> candidates(Query query, float[] vector) {
    return candidates.find(query, vector);
  }

  @Override
  public Indexed load(Candidate candidate) {
    return Optional.ofNullable(loadAll(List.of(candidate)).get(candidate.article())).orElseThrow(() ->
        new IllegalArgumentException("candidate of another index, or of an article that was changed since: " + candidate));
  }

  @Override
  public Map<String, Indexed> loadAll(Collection<Candidate> some) {
    Map<String, List<Candidate>> byArticle = some.stream().collect(Collectors.groupingBy(Candidate::article));
    Map<String, Indexed> all = new HashMap<>();
    for (JsonNode document : documents(byArticle.keySet())) {
      String key = document.path(Schema.KEY).asText();
      int mark = CandidateSearch.mark(document.path(Schema.VERSION).asText());
      Indexed indexed = IndexedJson.read(document.path(Schema.ARTICLE));
      if (byArticle.getOrDefault(key, List.of()).stream()
          .allMatch(c -> c.reference() == mark && c.passage() < indexed.passages().size())) {
        all.put(key, indexed);
      }
    }
    return all;
  }

  /** The documents of articles; left out is what is not there. */
  private List<JsonNode> documents(Collection<String> keys) {
    List<JsonNode> found = new ArrayList<>();
    if (keys.isEmpty()) {
      return found;
    }
    ObjectNode get = NODES.objectNode();
    ArrayNode docs = get.putArray("docs");
    keys.forEach(key -> docs.addObject().put("_id", key));
    // Not in real time: what a commit under way has written is not seen by searches either.
    for (JsonNode doc : place.ask("_mget?realtime=false", Server.Body.json(get)).path("docs")) {
      JsonNode source = doc.path("_source");
      if (doc.path("found").booleanValue() && source.path(Schema.KIND).asText().equals(Schema.ARTICLE)) {
        found.add(source);
      } else if (doc.has("error")) {
        throw place.refused("read", new Server.Reply(500, doc));
      }
    }
    return found;
  }

  @Override
  public Optional<Article> byKey(String key) {
    return documents(List.of(key)).stream().findFirst().map(source -> IndexedJson.article(source.path(Schema.ARTICLE)));
  }

  @Override
  public List<Article> page(String afterKey, int limit) {
    ObjectNode search = articles(limit);
    search.withObject("query").withObject("bool").withArray("filter").addObject().putObject("range").putObject(Schema.KEY)
        .put("gt", afterKey);
    search.putArray("sort").add(Schema.KEY);
    return found(search);
  }

  @Override
  public List<Article> copies(Article article) {
    Sketch sketch = Sketch.of(article.text());
    ObjectNode search = articles(MOST_COMPARED);
    ArrayNode terms = search.withObject("query").withObject("bool").withArray("filter").addObject().putObject("terms")
        .putArray(Schema.LIKE);
    sketch.terms().forEach(terms::add);
    List<Article> copies = new ArrayList<>(found(search));
    copies.removeIf(other -> other.id().equals(article.id()) || sketch.alike(Sketch.of(other.text())) < Sketch.ALIKE);
    copies.sort(Copies.ORDER);
    return copies.subList(0, Math.min(MOST, copies.size()));
  }

  private static ObjectNode articles(int limit) {
    ObjectNode search = NODES.objectNode().put("size", limit).put("track_total_hits", false);
    search.withArray("_source").add(Schema.ARTICLE);
    search.putObject("query").putObject("bool").putArray("filter").addObject().putObject("term")
        .put(Schema.KIND, Schema.ARTICLE);
    return search;
  }

  private List<Article> found(ObjectNode search) {
    List<Article> found = new ArrayList<>();
    place.ask("_search", Server.Body.json(search)).path("hits").path("hits")
        .forEach(hit -> found.add(IndexedJson.article(hit.path("_source").path(Schema.ARTICLE))));
    return found;
  }

  @Override
  public int count() {
    ObjectNode query = NODES.objectNode();
    query.putObject("query").putObject("term").put(Schema.KIND, Schema.ARTICLE);
    return place.ask("_count", Server.Body.json(query)).path("count").intValue();
  }

  /** As of a second ago at most: every answer tells it. */
  @Override
  public synchronized String snapshot() {
    Named known = named;
    if (known == null || System.nanoTime() - known.at > NAMED) {
      known = new Named(name(), System.nanoTime());
      named = known;
    }
    return known.snapshot;
  }

  private String name() {
    ObjectNode get = NODES.objectNode();
    get.putArray("docs").addObject().put("_id", Schema.STATE);
    JsonNode state = place.ask("_mget?realtime=false", Server.Body.json(get)).path("docs").path(0).path("_source");
    return "opensearch-" + Schema.FORMAT + "-" + ContentSum.parse(state.path("content").asText("0")).name();
  }
}
