package dev.footnote.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.footnote.answer.Finding.Grounded;
import dev.footnote.answer.Finding.Kind;
import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Article ARTICLE = new Article(Source.of("a", ""), "The ferry sank. It was old.");
  private static final Citation FIRST = new Citation(1, ARTICLE, new Span(0, 15));
  private static final Citation SECOND = new Citation(2, ARTICLE, new Span(16, 27));
  private static final Statement SAID = new Statement("The ferry sank.", List.of(1));

  private static Grounded grounded(Kind kind, List<Citation> citations, String shortAnswer, String... missing) {
    return new Grounded(kind, List.of(SAID), citations, shortAnswer, List.of(), List.of(missing));
  }

  @Test
  void needsAStatement() {
    assertThrows(IllegalArgumentException.class,
        () -> new Grounded(Kind.ANSWERED, List.of(), List.of(FIRST), "", List.of(), List.of()));
  }

  @Test
  void needsACitation() {
    assertThrows(IllegalArgumentException.class, () -> grounded(Kind.ANSWERED, List.of(), ""));
  }

  @Test
  void shortAnswerStandsInAQuote() {
    assertEquals("old", grounded(Kind.ANSWERED, List.of(FIRST, SECOND), "old").shortAnswer());
    assertThrows(IllegalArgumentException.class, () -> grounded(Kind.ANSWERED, List.of(FIRST), "old"));
  }

  @Test
  void partialAnswerNamesWhatIsMissing() {
    assertEquals(List.of("why"), grounded(Kind.PARTIAL, List.of(FIRST), "", "why").missing());
    assertThrows(IllegalArgumentException.class, () -> grounded(Kind.PARTIAL, List.of(FIRST), ""));
  }

  @Test
  void wholeAnswerMissesNothing() {
    assertThrows(IllegalArgumentException.class, () -> grounded(Kind.ANSWERED, List.of(FIRST), "", "why"));
  }

  @Test
  void conflictHasTwoSides() {
    assertEquals(2, grounded(Kind.CONFLICTING, List.of(FIRST, SECOND), "").citations().size());
    assertThrows(IllegalArgumentException.class, () -> grounded(Kind.CONFLICTING, List.of(FIRST), ""));
  }

  @Test
  void outcomesHaveTheNamesOfTheApi() {
    assertEquals(List.of("answered", "partial", "conflicting", "not_found", "refused"),
        List.of(grounded(Kind.ANSWERED, List.of(FIRST), "").outcome(),
            grounded(Kind.PARTIAL, List.of(FIRST), "", "why").outcome(),
            grounded(Kind.CONFLICTING, List.of(FIRST, SECOND), "").outcome(),
            new Finding.NotFound(List.of()).outcome(), new Finding.Refused("deadline").outcome()));
  }
}
