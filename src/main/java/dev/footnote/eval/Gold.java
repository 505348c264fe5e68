package dev.footnote.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a right answer to a question would be.
 *
 * @param answerable whether the articles say
 * @param answers accepted short answers
 * @param evidence sentences that answer
 * @param also further articles in which an accepted answer counts for the lenient figures
 * @param longform whether the answer is a passage and has no short form
 */
record Gold(boolean answerable, List<String> answers, List<Evidence> evidence, List<String> also, boolean longform) {
  record Evidence(String article, String quote) {}

  /** Empty if the line has no {@code answerable}. */
  static Optional<Gold> of(JsonNode line) {
    if (!line.path("answerable").isBoolean()) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    line.path("evidence").forEach(e -> evidence.add(new Evidence(e.path("article").asText(), e.path("quote").asText())));
    return Optional.of(new Gold(line.path("answerable").booleanValue(), texts(line.path("answers")), List.copyOf(evidence),
        texts(line.path("also")), line.path("longform").booleanValue()));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return List.copyOf(texts);
  }

  boolean factoid() {
    return !answers.isEmpty() && !longform;
  }
}
