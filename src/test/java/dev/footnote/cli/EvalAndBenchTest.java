package dev.footnote.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.http.Feedback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small slice of each heavy run: what comes out is counted, not timed. */
class EvalAndBenchTest {
  @TempDir Path folder;
  private Bench bench;
  private String articles = "";
  private String questions = "";

  @BeforeEach
  void prepare() throws IOException {
    bench = new Bench(folder);
    articles = Files.write(folder.resolve("a.jsonl"), List.of(
        "{\"id\":\"a\",\"title\":\"Harbour\",\"text\":\"The harbour opened in 1984.\"}",
        "{\"id\":\"b\",\"title\":\"Mill\",\"text\":\"The mill burned down in 1901.\"}")).toString();
    questions = Files.write(folder.resolve("q.jsonl"), List.of(
        "{\"id\":\"q1\",\"question\":\"When did the harbour open?\",\"answerable\":true,\"answers\":[\"1984\"],"
            + "\"evidence\":[{\"article\":\"a\",\"quote\":\"The harbour opened in 1984.\"}]}",
        "{\"id\":\"q2\",\"question\":\"Who rules Mongolia?\",\"answerable\":false,\"answers\":[],\"evidence\":[]}")).toString();
  }

  private static JsonNode json(Path file) throws IOException {
    return new JsonMapper().readTree(Files.readString(file));
  }

  @Test
  void evalWritesALineForEachQuestionInOrderAndTheFigures() throws IOException {
    Path out = folder.resolve("out");
    Bench.Ran ran = bench.run("eval", "--articles", articles, "--questions", questions, "--out", out.toString());
    assertEquals(0, ran.exit(), ran.toString());
    List<String> lines = Files.readAllLines(out.resolve("answers.jsonl"));
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).startsWith("{\"id\":\"q1\",\"outcome\":\"") && lines.get(1).startsWith("{\"id\":\"q2\""),
        lines.toString());
    assertEquals(2, json(out.resolve("summary.json")).at("/figures/questions").asInt());
    assertTrue(ran.out().contains("article hit@1                          1.000"), ran.out());
    assertTrue(ran.err().contains("Answering 2 questions from 2 articles"), ran.err());
  }

  @Test
  void evalThatNeverAbstainsAnswersEverything() throws IOException {
    Path out = folder.resolve("out");
    bench.run("eval", "--articles", articles, "--questions", questions, "--out", out.toString(), "--never-abstain");
    assertEquals(1, json(out.resolve("summary.json")).at("/figures/coverage").asDouble());
  }

  @Test
  void evalTellsTheIntervalsOfItsFigures() throws IOException {
    Path out = folder.resolve("out");
    Bench.Ran ran = bench.run("eval", "--articles", articles, "--questions", questions, "--out", out.toString(), "--boot", "200");
    assertTrue(ran.out().contains("article hit@1                          1.000   [1.000, 1.000]"), ran.out());
    JsonNode share = json(out.resolve("summary.json")).at("/intervals/always-abstain accuracy");
    assertEquals("[0.0,1.0]", share.toString(), "one of two questions cannot be answered; draws of two have 0 to 2 of it");
    assertEquals(2, bench.run("eval", "--articles", articles, "--questions", questions, "--out", out.toString(), "--boot", "-1")
        .exit());
  }

  @Test
  void warmAsksARealServerEveryQuestion() throws IOException {
    Path out = folder.resolve("warm.json");
    Bench.Ran ran = bench.run("bench", "warm", "--articles", articles, "--questions", questions, "--warm-up", "1", "--runs",
        "2", "--out", out.toString());
    assertEquals(0, ran.exit(), ran.toString());
    JsonNode rows = json(out).path("rows");
    assertEquals(List.of("without the reading model: whole, ms", "plain LangChain4j: whole, ms"),
        rows.properties().stream().map(p -> p.getKey()).skip(7).toList());
    assertEquals(List.of("whole, ms", "  embedding", "  search", "  reading", "  gate", "  JSON", "  HTTP, the rest"),
        rows.properties().stream().map(p -> p.getKey()).limit(7).toList());
    rows.properties().forEach(row -> assertTrue(row.getValue().at("/p50/median").asDouble() > 0, row.toString()));
    assertEquals("2, 2 runs", json(out).at("/settings/questions").textValue());
    assertEquals("2 articles", json(out).at("/settings/index").textValue());
  }

  @Test
  void ingestCountsPassages() throws IOException {
    Path out = folder.resolve("ingest.json");
    Bench.Ran ran = bench.run("bench", "ingest", "--articles", articles, "--runs", "1", "--out", out.toString());
    assertEquals(0, ran.exit(), ran.toString());
    assertEquals("2 indexed of 2, 2 passages", json(out).at("/settings/articles").textValue());
    assertTrue(json(out).at("/rows/ingest, passages~1s/value/median").asDouble() > 0, json(out).toString());
  }

  @Test
  void coldStartsEachPackageOnceMoreThanItCounts() throws IOException {
    Path out = folder.resolve("cold.json");
    Bench.Ran ran = bench.run("bench", "cold", "--cores", "none", "--runs", "2", "--out", out.toString());
    assertEquals(0, ran.exit(), ran.toString());
    JsonNode rows = json(out).path("rows");
    assertEquals(List.of("none core: as deployed", "none core: without the reading model",
        "none core: without the cache of classes", "none core: on AWS's runtime client",
        "none core: plain LangChain4j, AWS's client"), rows.properties().stream().map(p -> p.getKey()).toList());
    assertEquals(23, rows.at("/none core: as deployed/whole, ms/median").asDouble());
    assertTrue(ran.err().contains("3 times"), ran.err());
  }

  @Test
  void coldAnswersFromTheArticlesNamedAndKeepsThePeersStoreOfThem() throws IOException {
    Path out = folder.resolve("cold.json");
    for (int i = 0; i < 2; i++) {
      assertEquals(0, bench.run("bench", "cold", "--articles", articles, "--cores", "none", "--runs", "1", "--out", out.toString())
          .exit());
    }
    assertEquals(articles, json(out).at("/settings/articles").textValue());
    assertEquals(1, bench.peerStores());
    Bench.Ran both = bench.run("bench", "cold", "--articles", articles, "--index", folder.toString(), "--out", out.toString());
    assertEquals(2, both.exit());
    assertTrue(both.err().contains("--articles and --index were both given"), both.err());
  }

  @Test
  void loadCountsAnswersErrorsAndWhatWasShed() throws IOException {
    Path out = folder.resolve("load.json");
    Bench.Ran ran = bench.run("bench", "load", "--articles", articles, "--questions", questions, "--clients", "2",
        "--seconds", "2", "--runs", "1", "--out", out.toString());
    assertEquals(0, ran.exit(), ran.toString());
    JsonNode rows = json(out).path("rows");
    assertTrue(rows.at("/clients: answers a second/value/median").asDouble() > 0, rows.toString());
    for (String errors : List.of("clients: errors", "overload: errors", "after: errors")) {
      assertEquals(0, rows.path(errors).at("/value/median").asDouble(-1), rows.toString());
    }
  }

  @Test
  void thumbsBecomeCasesThatEvalTakes() throws IOException {
    bench.thumbs.add(Feedback.read("{\"at\":\"2023-12-01T00:00:00Z\",\"caller\":\"local\",\"answer\":\"a-1\",\"verdict\":\"up\","
        + "\"question\":\"When did the harbour open?\",\"short\":\"1984\",\"quotes\":[{\"n\":1,\"article\":\"a\","
        + "\"quote\":\"The harbour opened in 1984.\"}]}"));
    Path out = folder.resolve("thumbs");
    Bench.Ran ran = bench.run("feedback", "--out", out.toString());
    assertEquals(0, ran.exit(), ran.toString());
    assertTrue(ran.out().startsWith("1 case in "), ran.out());
    Path scored = folder.resolve("scored");
    bench.run("eval", "--articles", articles, "--questions", out.resolve("cases.jsonl").toString(), "--out", scored.toString());
    assertEquals(1, json(scored.resolve("summary.json")).at("/figures/questions").asInt());
    assertEquals(2, bench.run("feedback", "--out", out.toString(), "--from", "May").exit());
  }

  @Test
  void coldRefusesAShareAboveOneCore() {
    assertEquals(2, bench.run("bench", "cold", "--cores", "1.5").exit());
  }

  @Test
  void memoryAsksEachPackageAsOftenAsToldTo() throws IOException {
    bench.script("invoke", "wc -l < \"$INVOKE_QUESTIONS\" | sed 's/.*/7 answers, resident & MB/' >&2");
    Path out = folder.resolve("memory.json");
    Bench.Ran ran = bench.run("bench", "memory", "--answers", "40", "--runs", "1", "--out", out.toString());
    assertEquals(0, ran.exit(), ran.toString());
    assertEquals(39, json(out).at("/rows/as deployed/resident, MB/median").asInt(), "the event asks one more");
    assertEquals(5, json(out).path("rows").size());
  }

  @Test
  void scaleKeepsTheIndexForTheNextTime() throws IOException {
    Path out = folder.resolve("scale.json");
    String[] command = {"bench", "scale", "--sizes", "200", "--articles", articles, "--questions", questions, "--runs", "1",
        "--out", out.toString()};
    assertEquals(0, bench.run(command).exit());
    assertTrue(json(out).path("rows").has("200: build, s"), json(out).toString());
    assertEquals(0, bench.run(command).exit());
    JsonNode rows = json(out).path("rows");
    assertTrue(!rows.has("200: build, s") && rows.at("/200: recall@10 against exact, %/value/median").asDouble() > 70,
        rows.toString());
  }
}
