package dev.footnote.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.ingest.MemoryIndex;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.HashEmbedder;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    Deque<String> said = new ArrayDeque<>(List.of("Building …\n" + told(200, 9000, 1), told(200, 10, 1), told(200, 30, 3),
        told(200, 20, 2)));
    BenchReport.Row row = ColdBench.run("cold", said::pop, 3);
    assertEquals(List.of(Spread.of(11, 22, 33), Spread.of(10, 20, 30), Spread.of(1, 2, 3), Spread.of(7),
        Spread.of(99)), row.values());
    assertEquals(0, said.size());
  }

  private static String told(int status, int init, int call) {
    return "status " + status + ", init " + init + " ms, call " + call + " ms, processor 7 ms, package 99 MB";
  }

  @Test
  void coldStopsAtAnyOtherStatus() {
    IOException e = assertThrows(IOException.class, () -> ColdBench.run("cold", () -> told(503, 1, 1), 1));
    assertTrue(String.valueOf(e.getMessage()).contains("status 503"), e.getMessage());
    assertThrows(IOException.class, () -> ColdBench.run("cold", () -> "error: no package", 1));
  }

  @Test
  void memoryIsWhatThePackageHeldAfterItsAnswers() throws Exception {
    Deque<String> said = new ArrayDeque<>(List.of(told(200, 1, 1) + "\n300 answers, resident 200 MB",
        "300 answers, resident 220 MB"));
    assertEquals(List.of(Spread.of(200, 220)), MemoryBench.run("memory", said::pop, 2).values());
    assertThrows(IOException.class, () -> MemoryBench.run("memory", () -> "error: no package", 1));
  }

  @Test
  void scaleFindsTheNearestOfManyPassages() {
    HashEmbedder embedder = new HashEmbedder();
    List<String> real = List.of("The mill burned down in the night.", "A ship sank off the cape.", "Rates rose again.",
        "The harbour opened early.");
    QuestionFile asked = new QuestionFile(List.of(asked("q1", "Which mill burned?"), asked("q2", "Which ship sank?"),
        asked("q3", "Did rates rise?")), List.of());
    ScaleBench bench = new ScaleBench(embedder, real, asked, 2);
    assertEquals(2, bench.questions());
    MemoryIndex index = new MemoryIndex();
    try (PassageIndex writer = index.write()) {
      bench.build(writer, 205);
    }
    assertEquals(21, index.read().count());
    Map<String, Double> rows = bench.search(index.read(), 205, 1).stream()
        .collect(Collectors.toMap(BenchReport.Row::name, row -> row.values().getFirst().median()));
    assertEquals(100, rows.getOrDefault("recall@10 against exact, %", 0.0), "this index compares every vector");
  }

  private static QuestionFile.Asked asked(String id, String text) {
    return new QuestionFile.Asked(id, new Question(text, LocalDate.of(2024, 1, 1), Optional.empty(), Filter.NONE,
        Mode.EXTRACTIVE, Question.DEFAULT_CITATIONS, Question.DEFAULT_DEADLINE));
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
