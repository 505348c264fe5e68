package dev.footnote.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.ingest.MemoryIndex;
import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.HashEmbedder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the benchmarks count; their times are nobody's promise. */
class BenchTest {
  @Test
  void spreadHasTheMiddleAndTheEnds() {
    assertEquals(new Spread(3, 1, 9), Spread.of(9, 1, 3));
    assertEquals("3.0 (1.0–9.0)", Spread.of(9, 1, 3).toString());
    assertEquals("2.0", Spread.of(2).toString());
    assertThrows(IllegalArgumentException.class, Spread::of);
  }

  @Test
  void percentilesAreThoseOfTheFigures() {
    double[] values = new double[100];
    for (int i = 0; i < 100; i++) {
      values[i] = 99 - i;
    }
    assertEquals(50, Spread.percentile(values, 0.5));
    assertEquals(99, Spread.percentile(values, 0.99));
  }

  @Test
  void ingestCountsEveryPassageOfEveryRun() {
    List<Received> articles = List.of(new Received.Accepted("a.txt", new Article(Source.of("a", ""), "One. Two.")),
        new Received.Rejected("b.txt", "empty", "the file is empty"),
        new Received.Accepted("c.txt", new Article(Source.of("c", ""), "Three.")));
    IngestBench.Result result =
        new IngestBench(new HashEmbedder(), articles::forEach).run(() -> new MemoryIndex().write(), 2);
    assertEquals("3 2 1 2", result.report().received() + " " + result.report().indexed() + " "
        + result.report().rejections().size() + " " + result.report().passages());
    assertEquals("ingest, passages/s", result.rows().getFirst().name());
  }

  @Test
  void coldLeavesOutTheFirstRun() throws Exception {
    Deque<String> said = new ArrayDeque<>(List.of("Building …\nstatus 200, init 9000 ms, call 1 ms",
        "status 200, init 10 ms, call 1 ms", "status 200, init 30 ms, call 3 ms", "status 200, init 20 ms, call 2 ms"));
    List<BenchReport.Row> rows = ColdBench.run(said::pop, 3);
    assertEquals(List.of(Spread.of(11, 22, 33)), rows.get(0).values());
    assertEquals(List.of(Spread.of(10, 20, 30)), rows.get(1).values());
    assertEquals(0, said.size());
  }

  @Test
  void coldStopsAtAnyOtherStatus() {
    IOException e = assertThrows(IOException.class, () -> ColdBench.run(() -> "status 503, init 1 ms, call 1 ms", 1));
    assertTrue(String.valueOf(e.getMessage()).contains("status 503"), e.getMessage());
    assertThrows(IOException.class, () -> ColdBench.run(() -> "error: no package", 1));
  }

  @Test
  void tableAndJsonHoldSettingsMachineAndNumbers() throws IOException {
    BenchReport report = new BenchReport("cold", Map.of("event", "ask.json"), List.of("ms"),
        List.of(new BenchReport.Row("init", List.of(Spread.of(1, 2, 3)))));
    assertTrue(report.table().matches("(?s).*event +ask\\.json\n.*cores +\\d+\n.*init +2\\.0 \\(1\\.0–3\\.0\\)\n"),
        report.table());
    JsonNode json = new JsonMapper().readTree(report.json());
    assertEquals(2, json.at("/rows/init/ms/median").asDouble());
    assertEquals("ask.json", json.at("/settings/event").textValue());
    assertTrue(json.at("/machine/cores").isTextual());
  }

  @Test
  void aRowNeedsAValueForEachColumn() {
    assertThrows(IllegalArgumentException.class, () -> new BenchReport("x", Map.of(), List.of("p50", "p99"),
        List.of(new BenchReport.Row("init", List.of(Spread.of(1))))));
  }
}
