package dev.footnote.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run came to.
 *
 * @param outcomes how many answers of each outcome
 * @param figures as {@link Figures} defines them; empty without gold answers
 */
public record Summary(Map<String, Integer> outcomes, Map<String, Double> figures) {
  private static final JsonMapper JSON = new JsonMapper();

  static Summary of(List<Given> answers, List<Judgement> judgements) {
    Map<String, Integer> outcomes = new TreeMap<>();
    answers.forEach(answer -> outcomes.merge(answer.outcome(), 1, Integer::sum));
    return new Summary(outcomes, judgements.isEmpty() ? Map.of() : Figures.of(judgements));
  }

  /** A line for each figure, then one for each outcome with its share. */
  public String table() {
    StringBuilder table = new StringBuilder();
    figures.forEach((name, value) -> table.append(String.format(Locale.ROOT, "%-34s %9.3f%n", name, value)));
    int all = total();
    outcomes.forEach((name, count) -> table.append(
        String.format(Locale.ROOT, "%-34s %5d %6.1f %%%n", "outcome " + name, count, 100.0 * count / all)));
    return table.toString();
  }

  String json() {
    ObjectNode node = JSON.createObjectNode();
    ObjectNode counts = node.putObject("outcomes");
    outcomes.forEach(counts::put);
    node.put("conflictingShare", (double) outcomes.getOrDefault("conflicting", 0) / total());
    ObjectNode values = node.putObject("figures");
    figures.forEach((name, value) -> {
      if (Double.isNaN(value)) {
        values.putNull(name);
      } else {
        values.put(name, value);
      }
    });
    return node.toPrettyString() + "\n";
  }

  private int total() {
    return Math.max(1, outcomes.values().stream().mapToInt(Integer::intValue).sum());
  }
}
