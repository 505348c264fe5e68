package dev.footnote.cite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.langchain.BgeSmallEmbeddingModel;
import dev.footnote.langchain.LangChainEmbedder;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pins what the gate lets through of true statements made false by one edit, and of correct paraphrases. */
class GateTableTest {
  private static GateTable table;

  @BeforeAll
  static void run() throws IOException {
    table = GateTable.run(new LangChainEmbedder(new BgeSmallEmbeddingModel(), ""));
    if (Boolean.getBoolean("gate.print")) {
      table.print(System.out);
      for (String kind : "number date name negation unit comparative roles".split(" ")) {
        table.row(kind).passed().forEach(text -> System.out.println("PASSED " + kind + ": " + text));
      }
      table.row("paraphrases").dropped().forEach(text -> System.out.println("DROPPED " + text));
    }
  }

  @Test
  void threeHundredMutantsAndTwoHundredParaphrases() {
    assertEquals(300, table.mutants());
    assertEquals(200, table.row("paraphrases").all());
  }

  @ParameterizedTest
  @CsvSource({"independent, 180", "third, 84"})
  void dropsNearlyEveryMutantOfAnotherHand(String hand, int count) {
    List<GateTable.Row> rows = Stream.of("number", "date", "name", "negation", "unit", "comparative")
        .map(kind -> table.row(hand + " " + kind)).toList();
    int all = rows.stream().mapToInt(GateTable.Row::all).sum();
    int dropped = rows.stream().mapToInt(row -> row.dropped().size()).sum();
    assertEquals(count, all);
    assertTrue(dropped >= 0.95 * all, "dropped " + dropped);
    assertTrue(table.row(hand + " role").rate() >= 0.6, "dropped " + table.row(hand + " role").rate());
  }

  @ParameterizedTest
  @CsvSource({"independent, 200", "third, 120"})
  void dropsFewParaphrasesOfAnotherHand(String hand, int count) {
    GateTable.Row row = table.row(hand + " paraphrases");
    assertEquals(count, row.all());
    assertTrue(row.rate() <= 0.05, row.dropped().toString());
  }

  @Test
  void dropsNearlyEveryMutant() {
    assertTrue(table.mutantsDropped() >= 0.95, "dropped " + table.mutantsDropped());
  }

  @Test
  void dropsMostRoleSwaps() {
    assertTrue(table.row("roles").rate() >= 0.6, "dropped " + table.row("roles").rate());
  }

  @Test
  void dropsFewParaphrases() {
    assertTrue(table.row("paraphrases").rate() <= 0.05, "dropped " + table.row("paraphrases").rate());
  }
}
