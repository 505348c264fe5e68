package dev.footnote.langchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Query;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FootnoteContentRetrieverTest {
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-05-06T12:00:00Z"), ZoneOffset.UTC);
  private static final Source FERRY = new Source("ferry", "Ferry sinks", Optional.of(URI.create("https://x.example/ferry")),
      Optional.of("Gazette"), Published.parse("2022-05-05"), "en", List.of());

  private final List<Query> asked = new ArrayList<>();

  private List<Content> retrieve(String question, Hit... hits) {
    return new FootnoteContentRetriever(query -> {
      asked.add(query);
      return List.of(hits);
    }, 7, CLOCK).retrieve(dev.langchain4j.rag.query.Query.from(question));
  }

  private static Hit hit(Source source, String before, String passage, double score) {
    Article article = new Article(source, before + passage + " The end.");
    return new Hit(new Indexed(article, List.of(), List.of()),
        new Passage(0, new Span(before.length(), before.length() + passage.length()), 0, 1), score, Map.of());
  }

  @Test
  void givesPassagesWordForWordInTheirOrderWithTheirScores() {
    List<Content> contents = retrieve("When?", hit(FERRY, "", "The ferry\u200B sank.", 2.5), hit(FERRY, "", "It left.", 1));
    assertEquals(List.of("The ferry\u200B sank.", "It left."), contents.stream().map(c -> c.textSegment().text()).toList());
    assertEquals(2.5, contents.getFirst().metadata().get(ContentMetadata.SCORE));
  }

  @Test
  void tellsTheSourceOfAPassage() {
    assertEquals(Map.of("article", "ferry", "title", "Ferry sinks", "url", "https://x.example/ferry", "publisher", "Gazette",
        "published", "2022-05-05", "start", 0, "end", 15),
        retrieve("When?", hit(FERRY, "", "The ferry sank.", 1)).getFirst().textSegment().metadata().toMap());
  }

  @Test
  void countsOffsetsInCodePoints() {
    var metadata = retrieve("When?", hit(FERRY, "😀😀 ", "The 😀 sank.", 1)).getFirst().textSegment().metadata();
    assertEquals("3 14", metadata.getInteger("start") + " " + metadata.getInteger("end"));
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    var metadata = retrieve("When?", hit(Source.of("bare", ""), "", "Text.", 1)).getFirst().textSegment().metadata();
    assertFalse(metadata.containsKey("url") || metadata.containsKey("publisher") || metadata.containsKey("published"));
    assertEquals("", metadata.getString("title"));
  }

  @Test
  void searchesWithItsLimitAndTheDayOfTheClock() {
    retrieve("When did it sink?");
    assertEquals(List.of(new Query("When did it sink?", LocalDate.of(2022, 5, 6), Filter.NONE, 7)), asked);
  }

  @Test
  void searchesNoMoreThanAQuestionMayHave() {
    retrieve("x".repeat(5_000));
    assertEquals(2_000, asked.getFirst().text().length());
  }

  @Test
  void passesOverAPassageOfControlCharacters() {
    assertEquals(1, retrieve("When?", hit(FERRY, "", "\u0001\u0002", 2), hit(FERRY, "", "It left.", 1)).size());
  }

  @Test
  void refusesALimitThatNoSearchTakes() {
    assertThrows(IllegalArgumentException.class, () -> new FootnoteContentRetriever(_ -> List.of(), 0, CLOCK));
    assertThrows(IllegalArgumentException.class, () -> new FootnoteContentRetriever(_ -> List.of(), 201, CLOCK));
  }
}
