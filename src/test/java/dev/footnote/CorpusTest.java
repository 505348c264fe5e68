package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Question;
import dev.footnote.cite.Citation;
import dev.footnote.extract.FileSource;
import dev.footnote.http.Service;
import dev.footnote.ingest.Ingester;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Withdrawals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions that come with the project, asked of the articles that come with it. */
class CorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  private record Asked(JsonNode question, Answer answer) {
    String wanted() {
      return question.get("outcome").asText();
    }

    boolean asWanted() {
      return wanted().equals(answer.finding().outcome());
    }

    List<Citation> citations() {
      return switch (answer.finding()) {
        case Finding.Grounded grounded -> grounded.citations();
        case Finding.NotFound _, Finding.Refused _ -> List.of();
      };
    }

    /** Whether a citation has a quote of the gold evidence, or the other way round. */
    boolean cited() {
      return citations().stream().anyMatch(c -> stream(question.get("evidence")).anyMatch(e ->
          e.get("quote").asText().contains(c.quote()) || c.quote().contains(e.get("quote").asText())));
    }
  }

  private static final List<Asked> ASKED = new ArrayList<>();

  private static Stream<JsonNode> stream(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes.stream();
  }

  @BeforeAll
  static void ask(@TempDir Path folder) throws IOException {
    Embedder embedder = Wiring.shippedEmbedder();
    Wiring wiring = new Wiring(embedder, Config.DEFAULT_WINDOWS, Optional.empty(), Callers.open());
    try (LuceneWriter writer = wiring.write(folder)) {
      new Ingester(embedder, writer, (_, _) -> {}).ingest(new FileSource(List.of(CORPUS.resolve("articles"))));
    }
    try (LuceneIndex index = wiring.open(folder)) {
      Service service = wiring.service(index, false, () -> Withdrawals.NONE);
      for (String line : Files.readAllLines(CORPUS.resolve("questions.jsonl"))) {
        JsonNode q = new ObjectMapper().readTree(line);
        ASKED.add(new Asked(q, service.asker()
            .ask(Question.of(q.get("question").asText(), LocalDate.parse(q.get("asOf").asText())))));
      }
    }
  }

  /** How many of each outcome came as wanted, as measured when the reader was last taught, less two. */
  @Test
  void outcomesAreThoseThatWereMeasured() {
    Map<String, Integer> right = new TreeMap<>();
    ASKED.forEach(a -> right.merge(a.wanted(), a.asWanted() ? 1 : 0, Integer::sum));
    Map<String, Integer> least = Map.of("answered", 47, "conflicting", 6, "not_found", 20, "partial", 1);
    assertEquals(least.keySet(), right.keySet());
    least.forEach((outcome, count) -> assertTrue(right.getOrDefault(outcome, 0) >= count, outcome + ": " + right));
  }

  @Test
  void theRightSentenceIsCitedAsOftenAsWasMeasured() {
    List<Asked> answerable = ASKED.stream().filter(a -> a.question.get("answerable").asBoolean()).toList();
    long cited = answerable.stream().filter(Asked::cited).count();
    assertTrue(cited >= 61, cited + " of " + answerable.size());
  }

  @Test
  void everyQuoteStandsInItsArticleAndEveryShortAnswerInAQuote() {
    for (Asked asked : ASKED) {
      asked.citations().forEach(c -> assertEquals(c.quote(), between(c.article().text(), c.start(), c.end())));
      if (asked.answer.finding() instanceof Finding.Grounded grounded) {
        assertTrue(grounded.citations().stream().anyMatch(c -> c.quote().contains(grounded.shortAnswer())),
            asked.question.toString());
      }
    }
  }

  /** By code points, as the API counts. */
  private static String between(String text, int start, int end) {
    return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
  }

  @Test
  void theFirstQuestionOfTheReadmeIsAnswered() {
    Asked nis = ASKED.stream().filter(a -> a.question.get("question").asText().equals("When did the NIS apply?"))
        .findFirst().orElseThrow();
    Finding.Grounded found = (Finding.Grounded) nis.answer.finding();
    assertEquals("2019", found.shortAnswer());
    assertEquals("The NIS filed its application to the centre in 2019.", found.citations().getFirst().quote());
  }
}
