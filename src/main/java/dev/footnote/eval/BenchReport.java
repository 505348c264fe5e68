package dev.footnote.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark found.
 *
 * @param name such as {@code warm}
 * @param settings what was measured and how, in the order in which it is shown
 * @param columns what each number of a row is
 * @param rows one for each thing measured, units in its name
 */
public record BenchReport(String name, Map<String, String> settings, List<String> columns, List<Row> rows) {
  private static final JsonMapper JSON = new JsonMapper();

  /** @throws IllegalArgumentException if a row has not one value for each column */
  public BenchReport {
    settings = new LinkedHashMap<>(settings);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.values.size() != columns.size()) {
        throw new IllegalArgumentException("row " + row.name + " has not one value for each of " + columns);
      }
    }
  }

  /** One thing measured. */
  public record Row(String name, List<Spread> values) {
    public Row {
      values = List.copyOf(values);
    }
  }

  /** Settings and machine, then the numbers: the median of the runs, with the least and the most in brackets. */
  public String table() {
    StringBuilder table = new StringBuilder();
    settings.forEach((key, value) -> table.append(String.format(Locale.ROOT, "%-16s %s%n", key, value)));
    Machine.facts().forEach((key, value) -> table.append(String.format(Locale.ROOT, "%-16s %s%n", key, value)));
    table.append(String.format(Locale.ROOT, "%n%-34s", ""));
    columns.forEach(column -> table.append(String.format(Locale.ROOT, " %24s", column)));
    table.append(String.format(Locale.ROOT, "%n"));
    for (Row row : rows) {
      table.append(String.format(Locale.ROOT, "%-34s", row.name));
      row.values.forEach(value -> table.append(String.format(Locale.ROOT, " %24s", value)));
      table.append(String.format(Locale.ROOT, "%n"));
    }
    return table.toString();
  }

  /** The same as JSON, ending with a line end. */
  public String json() {
    ObjectNode node = JSON.createObjectNode().put("bench", name);
    settings.forEach(node.putObject("settings")::put);
    Machine.facts().forEach(node.putObject("machine")::put);
    ObjectNode all = node.putObject("rows");
    for (Row row : rows) {
      ObjectNode values = all.putObject(row.name);
      for (int i = 0; i < columns.size(); i++) {
        Spread spread = row.values.get(i);
        values.putObject(columns.get(i)).put("median", spread.median()).put("least", spread.least())
            .put("most", spread.most());
      }
    }
    return node.toPrettyString() + "\n";
  }
}
