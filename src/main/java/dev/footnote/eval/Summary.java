package dev.footnote.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a run came to.
 *
 * @param outcomes how many answers of each outcome
 * @param figures as {@link Figures} defines them; empty without gold answers
 * @param intervals of the figures; empty unless they were asked for
 */
public record Summary(Map<String, Integer> outcomes, Map<String, Double> figures, Map<String, Interval> intervals) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What lies between the 2.5th and the 97.5th of a hundred figures of questions drawn again (Efron, 1979). */
  public record Interval(double low, double high) {}

  /** @param draws how often as many questions are drawn, with replacement, for the intervals; 0 for none */
  static Summary of(List<Given> answers, List<Judgement> judgements, int draws) {
    Map<String, Integer> outcomes = new TreeMap<>();
    answers.forEach(answer -> outcomes.merge(answer.outcome(), 1, Integer::sum));
    return new Summary(outcomes, judgements.isEmpty() ? Map.of() : Figures.of(judgements), intervals(judgements, draws));
  }

  private static Map<String, Interval> intervals(List<Judgement> judgements, int draws) {
    Random random = new Random(1);
    Map<String, List<Double>> drawn = new LinkedHashMap<>();
    for (int i = 0; i < draws && !judgements.isEmpty(); i++) {
      List<Judgement> some = random.ints(judgements.size(), 0, judgements.size()).mapToObj(judgements::get).toList();
      Figures.of(some).forEach((name, value) -> {
        if (!Double.isNaN(value)) {
          drawn.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
      });
    }
    Map<String, Interval> intervals = new LinkedHashMap<>();
    drawn.forEach((name, values) -> {
      values.sort(null);
      intervals.put(name, new Interval(values.get((int) (.025 * values.size())), values.get((int) (.975 * values.size()))));
    });
    return intervals;
  }

  /** A line for each figure, then one for each outcome with its share. */
  public String table() {
    StringBuilder table = new StringBuilder();
    figures.forEach((name, value) -> {
      Interval interval = intervals.get(name);
      table.append(String.format(Locale.ROOT, "%-34s %9.3f%s%n", name, value,
          interval == null ? "" : String.format(Locale.ROOT, "   [%.3f, %.3f]", interval.low, interval.high)));
    });
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
    if (!intervals.isEmpty()) {
      ObjectNode bounds = node.putObject("intervals");
      intervals.forEach((name, interval) -> bounds.putArray(name).add(interval.low).add(interval.high));
    }
    return node.toPrettyString() + "\n";
  }

  private int total() {
    return Math.max(1, outcomes.values().stream().mapToInt(Integer::intValue).sum());
  }
}
