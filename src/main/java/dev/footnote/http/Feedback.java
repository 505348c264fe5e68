package dev.footnote.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A thumb on an answer, or on one of its citations.
 *
 * @param answer its id
 * @param citation the number of the citation; empty for the answer as a whole
 * @param question that was answered, as far as the caller told
 * @param asOf the day that it was asked for
 * @param shortAnswer the short answer given; empty if there was none
 * @param quotes what was cited, word for word in the articles when the thumb came
 * @param comment in the caller's words
 * @param at when it came
 * @param caller who gave it; a later thumb of the same caller on the same thing replaces it
 */
public record Feedback(String answer, Verdict verdict, Optional<Integer> citation, Optional<String> question,
    Optional<LocalDate> asOf, String shortAnswer, List<Quote> quotes, Optional<String> comment, Instant at,
    String caller) {
  public Feedback {
    quotes = List.copyOf(quotes);
  }

  /** By time, then by name: the order of every log. */
  public static final Comparator<Feedback> ORDER = Comparator.comparing(Feedback::at).thenComparing(Feedback::name);

  /** Which way the thumb points. */
  public enum Verdict {
    UP, DOWN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A citation of the answer.
   *
   * @param number in the answer
   * @param article its id
   */
  public record Quote(int number, String article, String quote) {}

  /** What tells one thumb from another: a second one with the same name replaces the first. */
  public String name() {
    return answer + "#" + citation.map(String::valueOf).orElse("answer") + "#" + caller;
  }

  /** One line of JSON, which {@link #read} takes. */
  public String json() {
    ObjectNode node = Json.object().put("at", at.toString()).put("caller", caller).put("answer", answer)
        .put("verdict", verdict.code()).put("citation", citation.orElse(null)).put("question", question.orElse(null))
        .put("asOf", asOf.map(LocalDate::toString).orElse(null)).put("short", shortAnswer)
        .put("comment", comment.orElse(null));
    ArrayNode all = node.putArray("quotes");
    quotes.forEach(q -> all.addObject().put("n", q.number).put("article", q.article).put("quote", q.quote));
    return Json.text(node);
  }

  /** @throws IllegalArgumentException if the text is nothing that {@link #json} wrote */
  public static Feedback read(String json) {
    try {
      JsonNode node = Json.read(json);
      List<Quote> quotes = new ArrayList<>();
      node.path("quotes").forEach(q ->
          quotes.add(new Quote(q.path("n").asInt(), q.path("article").asText(), q.path("quote").asText())));
      return new Feedback(node.path("answer").asText(),
          Verdict.valueOf(node.path("verdict").asText().toUpperCase(Locale.ROOT)),
          text(node, "citation").map(Integer::valueOf), text(node, "question"), text(node, "asOf").map(LocalDate::parse),
          node.path("short").asText(), quotes, text(node, "comment"), Instant.parse(node.path("at").asText()),
          node.path("caller").asText());
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IllegalArgumentException("no feedback: " + Fields.shorten(json), e);
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }
}
