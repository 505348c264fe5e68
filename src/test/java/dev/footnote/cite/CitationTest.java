package dev.footnote.cite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.footnote.news.Article;
import dev.footnote.news.Pages;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CitationTest {
  private static final Article ARTICLE = new Article(Source.of("a", "T"),
      "\uD83D\uDE00\uD83D\uDE00 It rained. \uD83D\uDE00 end");

  private static Article article(String text) {
    return new Article(Source.of("a", "T"), text);
  }

  @Test
  void offsetsCountCodePoints() {
    Citation citation = new Citation(1, ARTICLE, new Span(5, 15));
    assertEquals(List.of("It rained.", 3, 13), List.of(citation.quote(), citation.start(), citation.end()));
  }

  @Test
  void prefixAndSuffixKeepPairsWhole() {
    Article article = article("\uD83D\uDE00".repeat(40) + "Yes." + "\uD83D\uDE00".repeat(40));
    Citation citation = new Citation(1, article, new Span(80, 84));
    assertEquals("\uD83D\uDE00".repeat(32), citation.prefix());
    assertEquals("\uD83D\uDE00".repeat(32), citation.suffix());
  }

  @Test
  void prefixEndsAtTheTextsStart() {
    assertEquals("\uD83D\uDE00\uD83D\uDE00 ", new Citation(1, ARTICLE, new Span(5, 15)).prefix());
  }

  @Test
  void quoteOfEightHundredCodePointsIsAllowed() {
    Article article = article("\uD83D\uDE00".repeat(800));
    assertEquals(800, new Citation(1, article, new Span(0, 1_600)).end());
  }

  @Test
  void quoteOfAPagedArticleTellsItsPageAndLinksToIt() {
    Source source = new Source("a", "T", Optional.of(URI.create("https://n.example/a.pdf#x")), Optional.empty(),
        Optional.empty(), "und", List.of());
    Article article = new Article(source, "One. Two.", new Pages(List.of(0, 5)));
    Citation citation = new Citation(1, article, new Span(5, 9));
    assertEquals("2 https://n.example/a.pdf#page=2", citation.page().orElseThrow() + " " + citation.link().orElseThrow());
    assertEquals(Optional.empty(), new Citation(1, ARTICLE, new Span(5, 15)).page());
  }

  @Test
  void longerQuoteIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Citation(1, article("a".repeat(801)), new Span(0, 801)));
  }

  @Test
  void blankQuoteIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Citation(1, article("a  b"), new Span(1, 3)));
  }

  @Test
  void spanThatTearsAPairIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Citation(1, ARTICLE, new Span(1, 4)));
    assertThrows(IllegalArgumentException.class, () -> new Citation(1, ARTICLE, new Span(0, 3)));
  }

  @Test
  void spanPastTheTextIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Citation(1, article("abc"), new Span(0, 4)));
  }

  @Test
  void numberZeroIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Citation(0, ARTICLE, new Span(5, 15)));
  }

  @Test
  void articleWithoutUrlHasNoLink() {
    assertEquals(Optional.empty(), new Citation(1, ARTICLE, new Span(5, 15)).link());
  }

  @Test
  void linkLandsOnTheQuote() {
    Source source = new Source("a", "T", Optional.of(URI.create("https://news.example/a")), Optional.empty(),
        Optional.empty(), "en", List.of());
    assertEquals(Optional.of("https://news.example/a#:~:text=It%20rained."),
        new Citation(1, new Article(source, ARTICLE.text()), new Span(5, 15)).link());
  }

  @Test
  void statementWithoutACitationIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Statement("It rained.", List.of()));
  }

  @Test
  void statementWithoutTextIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Statement(" ", List.of(1)));
  }

  @Test
  void citationsOfAStatementAreSortedWithoutDoubles() {
    assertEquals(List.of(1, 2), new Statement("It rained.", List.of(2, 1, 2)).citations());
  }

  @Test
  void verdictRefusesAStatementThatCitesNothingInIt() {
    assertThrows(IllegalArgumentException.class,
        () -> new Verdict(List.of(new Statement("It rained.", List.of(1))), List.of(), List.of()));
  }

  @Test
  void verdictRefusesNumbersOutOfOrder() {
    assertThrows(IllegalArgumentException.class,
        () -> new Verdict(List.of(), List.of(new Citation(2, ARTICLE, new Span(5, 15))), List.of()));
  }
}
