package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Usage;
import dev.footnote.cite.Citation;
import java.util.List;

/**
 * The objects of OpenAI's chat API for one request. Beside what OpenAI's clients know, the last one carries the whole
 * answer of {@code /v1/ask} as {@code footnote}.
 *
 * @param id of the completion
 * @param created seconds since 1970
 * @param model that answers
 * @param answers writes the whole answer
 * @param links with absolute addresses, for annotations
 */
record ChatJson(String id, long created, String model, AnswerJson answers, Links links) {
  /** A plain completion. */
  ObjectNode completion(Answer answer) {
    AnswerText text = new AnswerText(links);
    text.rest(answer);
    ObjectNode node = head("chat.completion", answer.receipt().snapshot());
    ObjectNode choice = choice(node);
    ObjectNode message = choice.putObject("message").put("role", "assistant").put("content", text.text()).putNull("refusal");
    message.set("annotations", annotations(text, answer));
    choice.putNull("logprobs").put("finish_reason", finish(answer));
    node.set("usage", usage(answer));
    node.set("footnote", answers.node(answer));
    return node;
  }

  /** The first chunk. */
  ObjectNode first(String snapshot) {
    ObjectNode node = head("chat.completion.chunk", snapshot);
    ObjectNode choice = choice(node);
    choice.putObject("delta").put("role", "assistant").put("content", "").putNull("refusal");
    choice.putNull("logprobs").putNull("finish_reason");
    return node;
  }

  /** A chunk with one more piece of the text. */
  ObjectNode piece(String snapshot, String text) {
    ObjectNode node = head("chat.completion.chunk", snapshot);
    ObjectNode choice = choice(node);
    choice.putObject("delta").put("content", text);
    choice.putNull("logprobs").putNull("finish_reason");
    return node;
  }

  /** The chunk that ends the text. */
  ObjectNode last(Answer answer, AnswerText text) {
    ObjectNode node = head("chat.completion.chunk", answer.receipt().snapshot());
    ObjectNode choice = choice(node);
    choice.putObject("delta").set("annotations", annotations(text, answer));
    choice.putNull("logprobs").put("finish_reason", finish(answer));
    node.set("footnote", answers.node(answer));
    return node;
  }

  /** The chunk that tells the tokens, where that is asked for. */
  ObjectNode usageChunk(Answer answer) {
    ObjectNode node = head("chat.completion.chunk", answer.receipt().snapshot());
    node.putArray("choices");
    node.set("usage", usage(answer));
    return node;
  }

  private ObjectNode head(String object, String snapshot) {
    return Json.object().put("id", id).put("object", object).put("created", created).put("model", model)
        .put("system_fingerprint", snapshot);
  }

  private static ObjectNode choice(ObjectNode node) {
    return node.putArray("choices").addObject().put("index", 0);
  }

  /** One for each marker, so that it can be told which statement a source bears out. */
  private ArrayNode annotations(AnswerText text, Answer answer) {
    List<Citation> citations = AnswerJson.citations(answer.finding());
    ArrayNode annotations = Json.array();
    for (AnswerText.Marker marker : text.markers()) {
      Citation citation = citations.get(marker.citation() - 1);
      annotations.addObject().put("type", "url_citation").putObject("url_citation")
          .put("start_index", marker.start()).put("end_index", marker.end())
          .put("url", links.of(citation).orElse("")).put("title", citation.article().source().title());
    }
    return annotations;
  }

  private static String finish(Answer answer) {
    return answer.finding() instanceof Finding.Refused ? "content_filter" : "stop";
  }

  private static ObjectNode usage(Answer answer) {
    Usage usage = answer.receipt().spent().usage();
    return Json.object().put("prompt_tokens", usage.tokensIn()).put("completion_tokens", usage.tokensOut())
        .put("total_tokens", usage.tokensIn() + usage.tokensOut());
  }
}
