package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What one document tells of the whole index.
 *
 * @param content sum of the articles as of the last commit that is whole, in hexadecimal digits
 * @param claim who is writing
 */
record State(String content, Optional<Claim> claim) {
  /** @param until when it ends unless it is renewed: a writer that died does not keep others out for ever */
  record Claim(String writer, Instant until) {}

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put(Schema.KIND, Schema.STATE).put("content", content);
    claim.ifPresent(c -> node.put("writer", c.writer).put("until", c.until.toString()));
    return node;
  }

  static State of(JsonNode source) {
    return new State(source.path("content").asText("0"), source.has("writer")
        ? Optional.of(new Claim(source.path("writer").asText(), Instant.parse(source.path("until").asText())))
        : Optional.empty());
  }
}
