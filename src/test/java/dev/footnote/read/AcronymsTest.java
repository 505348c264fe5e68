package dev.footnote.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcronymsTest {
  private static final String TEXT = "Norland’s Ministry of Sea Transport (MST) told the marine search team to wait.";

  private static List<String> writtenOut(String question) {
    Span all = new Span(0, TEXT.length());
    Passage passage = new Passage(0, all, 0, 1);
    Indexed indexed = new Indexed(new Article(Source.of("a", "Norland"), TEXT), List.of(new Sentence(0, all)), List.of(passage));
    return Acronyms.writtenOut(Asked.of(question), Read.of(new Hit(indexed, passage, 1, Map.of()), 0, 0)).stream()
        .map(span -> span.of(TEXT)).toList();
  }

  @Test
  void findsWhatTheInitialsOfAQuestionStandFor() {
    assertEquals(List.of("Norland’s Ministry of Sea Transport (MST"), writtenOut("Who heads the MST?"));
  }

  @Test
  void takesWordsWithoutCapitalsForNoName() {
    assertEquals(List.of("Norland’s Ministry of Sea Transport (MST"), writtenOut("Who runs the MST?"), "not the marine search team");
  }

  @Test
  void findsNothingForOtherInitialsOrForNone() {
    assertEquals(List.of(), writtenOut("Who heads the MSD?"));
    assertEquals(List.of(), writtenOut("Who heads the mst?"));
    assertEquals(List.of(), writtenOut("Who heads the ministry?"));
  }
}
