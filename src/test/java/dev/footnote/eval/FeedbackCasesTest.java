package dev.footnote.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.http.Feedback;
import dev.footnote.http.Feedback.Quote;
import dev.footnote.http.Feedback.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackCasesTest {
  private static final Quote ONE = new Quote(1, "nis", "It applied in 2019.");
  private static final Quote TWO = new Quote(2, "nis", "It was let in.");

  @Test
  void anAnswerThatWasFoundRightIsACaseThatEvalReads(@TempDir Path folder) throws IOException {
    FeedbackCases made = FeedbackCases.of(List.of(thumb("a-1", Verdict.UP, 0, "key:a")));
    assertEquals(List.of("{\"id\":\"a-1\",\"question\":\"When?\",\"asOf\":\"2022-05-06\",\"answerable\":true,"
        + "\"answers\":[\"2019\"],\"evidence\":[{\"article\":\"nis\",\"quote\":\"It applied in 2019.\"},"
        + "{\"article\":\"nis\",\"quote\":\"It was let in.\"}]}"), made.cases());
    Path file = Files.write(folder.resolve("cases.jsonl"), made.cases());
    QuestionFile read = QuestionFile.read(file, LocalDate.of(2024, 1, 1));
    assertEquals(1, read.golds().size());
    assertEquals(List.of("2019"), read.golds().getFirst().answers());
  }

  @Test
  void aCitationThatWasFoundRightIsEvidenceAlone() {
    FeedbackCases made = FeedbackCases.of(List.of(thumb("a-1", Verdict.UP, 2, "key:a")));
    assertTrue(made.cases().getFirst().endsWith(
        "\"answers\":[],\"evidence\":[{\"article\":\"nis\",\"quote\":\"It was let in.\"}]}"), made.cases().toString());
  }

  @Test
  void aCitationThatWasFoundWrongIsNoEvidence() {
    FeedbackCases made =
        FeedbackCases.of(List.of(thumb("a-1", Verdict.UP, 0, "key:a"), thumb("a-1", Verdict.DOWN, 1, "key:b")));
    assertTrue(made.cases().getFirst().endsWith("\"evidence\":[{\"article\":\"nis\",\"quote\":\"It was let in.\"}]}"),
        made.cases().toString());
  }

  @Test
  void whatWasFoundWrongOrIsDisputedGoesToReview() {
    FeedbackCases made = FeedbackCases.of(List.of(thumb("a-1", Verdict.DOWN, 0, "key:a"),
        thumb("a-2", Verdict.UP, 0, "key:a"), thumb("a-2", Verdict.DOWN, 0, "key:b"), thumb("a-3", Verdict.DOWN, 1, "key:a")));
    assertEquals(List.of(), made.cases());
    assertEquals(3, made.reviews().size());
    assertTrue(made.reviews().getFirst().contains("\"verdict\":\"down\""), made.reviews().toString());
  }

  @Test
  void withoutItsQuestionAnAnswerIsCountedOnly() {
    Feedback bare = new Feedback("a-1", Verdict.UP, Optional.empty(), Optional.empty(), Optional.empty(), "", List.of(),
        Optional.empty(), Instant.EPOCH, "");
    assertEquals(new FeedbackCases(List.of(), List.of(), 1), FeedbackCases.of(List.of(bare)));
  }

  private static Feedback thumb(String answer, Verdict verdict, int citation, String caller) {
    return new Feedback(answer, verdict, citation == 0 ? Optional.empty() : Optional.of(citation), Optional.of("When?"),
        Optional.of(LocalDate.of(2022, 5, 6)), "2019", List.of(ONE, TWO), Optional.empty(), Instant.EPOCH, caller);
  }
}
