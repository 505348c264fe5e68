package dev.footnote.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.extract.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  private static final Path SCORER = Path.of("..", "shared", "eval", "score.py");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private Map<String, Double> figures = Map.of();

  @BeforeEach
  void judge() throws IOException {
    Case.write(folder);
    ArticleTexts texts = new ArticleTexts(new FileSource(List.of(folder.resolve("articles.jsonl"))));
    texts.read(_ -> {});
    List<Gold> golds = QuestionFile.read(folder.resolve("questions.jsonl"), LocalDate.EPOCH).golds();
    List<String> lines = Files.readAllLines(folder.resolve("given.jsonl"));
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      judgements.add(Judgement.of(golds.get(i), Given.of(JSON.readTree(lines.get(i))), texts));
    }
    figures = Figures.of(judgements);
  }

  @Test
  void proofIsCounted() {
    is(11.0 / 12, "quote validity"); // the forged one is off by one
    is(0, "citations while abstaining");
    is(3.0 / 7, "short answer inside own quote");
    is(1.5, "citations per answer");
  }

  @Test
  void retrievalIsCountedByArticle() {
    is(0, "article hit@1");
    is(1, "article hit@5");
    is(0.5, "MRR@10");
  }

  @Test
  void answersAreCountedOverWhatCouldBeAnswered() {
    is(3.0 / 7, "answer in cited quotes"); // long forms have no short answer
    is(2.0 / 7, "short answer EM");
    is(4.0 / 7, "short answer F1");
    is(0.3, "citation precision");
    is(0.4, "citation precision, lenient");
  }

  @Test
  void silenceIsCountedAsADetector() {
    is(0.5, "abstention F1");
    is(1.0 / 8, "abstained though answerable");
    is(0.5, "accuracy");
    is(0, "penalised score");
  }

  @Test
  void confidenceIsHeldToWhatCameOut() {
    is(0.5, "coverage at risk 0.2");
    assertEquals(0.183, figures.getOrDefault("AURC", 0.0), 0.0005);
    assertEquals(0.294, figures.getOrDefault("calibration error (ECE)", 0.0), 0.0005);
  }

  private void is(double expected, String name) {
    assertEquals(expected, figures.getOrDefault(name, Double.NaN), 1e-9, name);
  }

  /** The scorer is kept beside the checkout; skipped where it or Python is absent. */
  @Test
  @EnabledIf("canScore")
  void everyFigureEqualsTheScorers() throws Exception {
    Process python = new ProcessBuilder("python3", SCORER.toString(), folder.toString(),
        folder.resolve("given.jsonl").toString(), "--json").redirectError(ProcessBuilder.Redirect.INHERIT).start();
    JsonNode scored = JSON.readTree(python.getInputStream().readAllBytes());
    assertEquals(0, python.waitFor());
    Map<String, Double> theirs = new TreeMap<>();
    scored.properties().forEach(p -> theirs.put(p.getKey(), p.getValue().asDouble()));
    assertTrue(theirs.size() > 25, theirs.toString());
    assertEquals(theirs.keySet(), new TreeMap<>(figures).keySet());
    theirs.forEach((name, value) -> assertEquals(value, figures.getOrDefault(name, Double.NaN), 1e-9, name));
  }

  static boolean canScore() {
    try {
      return Files.isRegularFile(SCORER) && new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false; // no Python here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
