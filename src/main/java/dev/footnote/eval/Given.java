package dev.footnote.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Answer;
import dev.footnote.cite.Citation;
import dev.footnote.http.AnswerJson;
import dev.footnote.news.Article;
import dev.footnote.retrieve.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One line of {@code answers.jsonl}: what was answered, with nothing of what would have been right.
 *
 * @param shortAnswer shortest span that answers; empty where there is none
 * @param citations in the order of their numbers
 * @param retrieved ids of the articles of the passages, best first, without doubles
 */
record Given(String outcome, String shortAnswer, double confidence, double ms, List<Cited> citations,
    List<String> retrieved) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> ANSWERED = Set.of("answered", "partial", "conflicting");

  /** Offsets count code points. */
  record Cited(String article, int start, int end, String quote) {}

  boolean abstained() {
    return !ANSWERED.contains(outcome);
  }

  /** The line that is written for an answer. */
  static ObjectNode line(String id, Answer answer) {
    ObjectNode node = JSON.createObjectNode().put("id", id).put("outcome", answer.finding().outcome())
        .put("answer", AnswerJson.text(answer.finding())).put("short", AnswerJson.shortAnswer(answer.finding()))
        .put("confidence", answer.confidence()).put("degraded", answer.degraded())
        .put("ms", Math.round(answer.receipt().total().toNanos() / 1e5) / 10.0);
    ArrayNode citations = node.putArray("citations");
    for (Citation c : AnswerJson.citations(answer.finding())) {
      citations.addObject().put("article", c.article().id()).put("start", c.start()).put("end", c.end())
          .put("quote", c.quote());
    }
    ArrayNode retrieved = node.putArray("retrieved");
    for (Hit hit : answer.retrieved()) {
      Article article = hit.indexed().article();
      retrieved.addObject().put("article", article.id()).put("start", article.codePoint(hit.span().start()))
          .put("end", article.codePoint(hit.span().end()));
    }
    return node;
  }

  static Given of(JsonNode line) {
    List<Cited> citations = new ArrayList<>();
    line.path("citations").forEach(c -> citations.add(new Cited(c.path("article").asText(), c.path("start").asInt(-1),
        c.path("end").asInt(-1), c.path("quote").asText())));
    List<String> retrieved = new ArrayList<>();
    line.path("retrieved").forEach(r -> retrieved.add(r.path("article").asText()));
    return new Given(line.path("outcome").asText(), line.path("short").asText(""), line.path("confidence").asDouble(0),
        line.path("ms").asDouble(0), List.copyOf(citations), retrieved.stream().distinct().toList());
  }
}
