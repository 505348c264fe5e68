package dev.footnote.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.IngestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionFileTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 1, 1);
  private static final String GOOD = "{\"id\":\"q1\",\"question\":\"Who?\"}";

  @TempDir Path folder;

  private QuestionFile read(String... lines) throws IOException {
    Path file = folder.resolve("questions.jsonl");
    Files.write(file, List.of(lines));
    return QuestionFile.read(file, TODAY);
  }

  @Test
  void readsQuestionsInOrderWithTheirDays() throws IOException {
    QuestionFile file = read(GOOD, "", "{\"id\":\"q2\",\"question\":\"When?\",\"asOf\":\"2022-05-06\",\"other\":[1]}");
    assertEquals(List.of("q1", "q2"), file.questions().stream().map(QuestionFile.Asked::id).toList());
    assertEquals(TODAY, file.questions().get(0).question().asOf());
    assertEquals(LocalDate.of(2022, 5, 6), file.questions().get(1).question().asOf());
  }

  @Test
  void hasGoldAnswersOnlyWhereEveryLineHasThem() throws IOException {
    String gold = "{\"id\":\"q2\",\"question\":\"When?\",\"answerable\":true,\"answers\":[\"x\"],\"evidence\":[]}";
    assertEquals(1, read(gold).golds().size());
    assertEquals(0, read(GOOD, gold).golds().size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{ | :2: not JSON",
      "{\"question\":\"Who?\"} | :2: \"id\" is missing",
      "{\"id\":\"q1\",\"question\":\"Again?\"} | was given before",
      "{\"id\":\"q2\",\"question\":\"\"} | no visible character",
      "{\"id\":\"q2\",\"question\":\"When?\",\"asOf\":\"soon\"} | write a date such as"})
  void namesTheLineThatCannotBeUsed(String line, String said) {
    IngestException e = assertThrows(IngestException.class, () -> read(GOOD, line));
    assertTrue(String.valueOf(e.getMessage()).contains("questions.jsonl:2"), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains(said), e.getMessage());
  }

  @Test
  void saysWhatAFileWithoutQuestionsShouldHold() {
    IngestException e = assertThrows(IngestException.class, () -> read(""));
    assertTrue(String.valueOf(e.getMessage()).contains("Give one JSON object a line"), e.getMessage());
    assertThrows(IngestException.class, () -> QuestionFile.read(folder.resolve("none"), TODAY));
  }
}
