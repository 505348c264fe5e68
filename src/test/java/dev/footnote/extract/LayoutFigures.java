package dev.footnote.extract;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How much of the article is kept, and of what surrounds it dropped, on every layout; {@code scripts/layouts} prints it. */
public final class LayoutFigures {
  /**
   * @param precision share of the words kept that are the article's
   * @param recall share of the article's words that are kept
   */
  record Row(String name, double precision, double recall, boolean exact) {
    double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  private LayoutFigures() {}

  static List<Row> rows() {
    return Layouts.all().stream().map(LayoutFigures::row).toList();
  }

  private static Row row(Layouts.Layout layout) {
    String text;
    try {
      text = HtmlParser.parse(layout.html()).text();
    } catch (BadArticle e) {
      text = "";
    }
    List<String> kept = words(text);
    List<String> wanted = words(String.join(" ", layout.story()));
    List<String> missing = new ArrayList<>(wanted);
    long both = kept.stream().filter(missing::remove).count();
    return new Row(layout.name(), kept.isEmpty() ? 0 : both / (double) kept.size(), both / (double) wanted.size(),
        text.equals(String.join("\n\n", layout.story())));
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream().filter(word -> !word.isEmpty()).toList();
  }

  static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).average().orElse(0);
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Row> rows = rows();
    rows.forEach(row -> out.printf(Locale.ROOT, "%-56s precision %.3f recall %.3f %s%n", row.name, row.precision, row.recall,
        row.exact ? "exact" : ""));
    out.printf(Locale.ROOT, "%d layouts: precision %.3f, recall %.3f, F1 %.3f, %d exact to the character%n", rows.size(),
        mean(rows, Row::precision), mean(rows, Row::recall), mean(rows, Row::f1), rows.stream().filter(Row::exact).count());
  }
}
