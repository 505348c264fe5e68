package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One index of a server and the calls that are made to it.
 *
 * @param name of the index
 */
record Place(Server server, String name) {
  /** Documents in one page of a walk through all. */
  private static final int PAGE = 1_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** How to call it in messages. */
  String where() {
    return name + " at " + server.base();
  }

  /** A search of one kind or another below the index, such as {@code _msearch}. */
  JsonNode ask(String path, Server.Body body) {
    return ask(path, body, Server.SOON);
  }

  private JsonNode ask(String path, Server.Body body, Duration patience) {
    Server.Reply reply = server.call("POST", "/" + name + "/" + path, body, patience);
    if (!reply.done()) {
      throw refused("search", reply);
    }
    return reply.body();
  }

  OpenSearchException refused(String doing, Server.Reply reply) {
    return Faults.refused(server.base(), doing + " the index " + name, reply);
  }

  Server.Reply call(String method, String path, Server.Body body) {
    return server.call(method, "/" + name + path, body, Server.LATER);
  }

  /** Checks that there is an index that this build can use; empty if there is none. */
  boolean exists(String model, int dimension) {
    Server.Reply reply = call("GET", "/_mapping", Server.Body.NONE);
    if (reply.status() == 404) {
      return false;
    }
    if (!reply.done()) {
      throw refused("describe", reply);
    }
    Schema.check(reply.body(), where(), model, dimension);
    return true;
  }

  /** Makes the index unless somebody else was faster. */
  void create(JsonNode settingsAndMapping) {
    Server.Reply reply = call("PUT", "", Server.Body.json(settingsAndMapping));
    if (!reply.done() && !Faults.reason(reply.body()).startsWith("resource_already_exists_exception")) {
      throw refused("make", reply);
    }
  }

  /** Makes all that was written visible. */
  void refresh() {
    Server.Reply reply = call("POST", "/_refresh", Server.Body.NONE);
    if (!reply.done()) {
      throw refused("refresh", reply);
    }
  }

  /**
   * A document as it was last written, visible or not.
   *
   * @param source its content
   * @param sequence number and term of that writing, for a conditional one in its place
   */
  record Document(JsonNode source, Sequence sequence) {}

  /** Which writing of a document was the last one. */
  record Sequence(long number, long term) {}

  Optional<Document> get(String id) {
    Server.Reply reply = call("GET", "/_doc/" + id, Server.Body.NONE);
    if (reply.status() == 404) {
      return Optional.empty();
    }
    if (!reply.done()) {
      throw refused("read", reply);
    }
    return Optional.of(new Document(reply.body().path("_source"), sequence(reply)));
  }

  /**
   * Writes a document in the place of what was read.
   *
   * @param before empty if there was none
   * @return empty if there is something else now, and nothing was written
   */
  Optional<Sequence> replace(String id, Optional<Sequence> before, JsonNode source) {
    String path = before.map(s -> "/_doc/" + id + "?if_seq_no=" + s.number + "&if_primary_term=" + s.term)
        .orElse("/_create/" + id);
    Server.Reply reply = call("PUT", path, Server.Body.json(source));
    if (reply.status() == 409) {
      return Optional.empty();
    }
    if (!reply.done()) {
      throw refused("write", reply);
    }
    return Optional.of(sequence(reply));
  }

  private static Sequence sequence(Server.Reply reply) {
    return new Sequence(reply.body().path("_seq_no").longValue(), reply.body().path("_primary_term").longValue());
  }

  /** Walks through all visible documents of a kind, in the order of their keys. */
  void walk(String kind, Consumer<JsonNode> hit, String... fields) {
    ObjectNode search = NODES.objectNode().put("size", PAGE).put("track_total_hits", false);
    search.putObject("query").putObject("term").put(Schema.KIND, kind);
    for (String field : fields) {
      search.withArray("_source").add(field);
    }
    ArrayNode sort = search.putArray("sort").add(Schema.KEY);
    if (kind.equals(Schema.PASSAGE)) {
      sort.add(Schema.VERSION).add(Schema.NUMBER);
    }
    while (true) {
      JsonNode hits = ask("_search", Server.Body.json(search), Server.LATER).path("hits").path("hits");
      hits.forEach(hit);
      if (hits.size() < PAGE) {
        return;
      }
      search.set("search_after", hits.get(hits.size() - 1).path("sort"));
    }
  }
}
