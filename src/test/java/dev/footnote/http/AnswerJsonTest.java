package dev.footnote.http;

import static dev.footnote.http.FakeService.NIS;
import static dev.footnote.http.FakeService.PLAIN;
import static dev.footnote.http.FakeService.answer;
import static dev.footnote.http.FakeService.cite;
import static dev.footnote.http.FakeService.hit;
import static dev.footnote.http.FakeService.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Question;
import dev.footnote.answer.ResolvedDate;
import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {
  private static final Question QUESTION = Question.of("When did the NIS apply?", LocalDate.of(2022, 5, 6));
  private static final AnswerJson WITH_PAGES = new AnswerJson(Optional.of(""));

  @Test
  void writesTheBodyOfTheDesignFieldByFieldInOrder() {
    Citation citation = cite(1, NIS, "The NIS filed its application to the centre in 2019.");
    String expected = """
        {"id":"a-1","outcome":"answered","reason":null,
        "answer":"The NIS filed its application to the centre in 2019. [1]","short":"2019",
        "statements":[{"text":"The NIS filed its application to the centre in 2019.","citations":[1]}],
        "citations":[{"n":1,
        "article":{"id":"nis-joins-cyber-centre","key":"78mPl1VyBWxx7zwy",
        "title":"Spy agency joins cyber defence centre",
        "url":"https://harbour-gazette.example/nis","publisher":"The Harbour Gazette","published":"2022-05-05",
        "revision":"REVISION"},
        "quote":"The NIS filed its application to the centre in 2019.","start":37,"end":89,
        "selectors":[{"type":"TextPositionSelector","start":37,"end":89},
        {"type":"TextQuoteSelector","exact":"The NIS filed its application to the centre in 2019.",
        "prefix":" agency was let in on Thursday. ","suffix":" It waited."}],
        "link":"LINK","page":null,"correction":null,"alsoIn":[]}],
        "dates":[],"related":[],"confidence":0.9123,"degraded":false,"mode":"extractive","conversation":null,
        "receipt":{"snapshot":"snap","model":"reader/1","passages":8,"tokensIn":0,"tokensOut":0,"costUsd":0.0,
        "attempts":0,"dropped":0,"reason":null,"rewritten":null,
        "ms":{"retrieve":4.0,"answer":6.0,"gate":1.0,"total":12.4}}}
        """.replace("\n", "").replace("REVISION", NIS.revision()).replace("LINK", citation.link().orElseThrow());
    assertEquals(expected, WITH_PAGES.body(answer(QUESTION)));
  }

  @Test
  void anArticleWithoutUrlLinksToItsPageHereInCodePoints() {
    JsonNode citation = json(WITH_PAGES, bridge(Finding.Kind.ANSWERED, List.of())).at("/citations/0");
    assertEquals("/articles/" + PLAIN.source().key() + "?start=2&end=27&revision="
        + PLAIN.revision().substring(7, 19) + "#quote:~:text=The%20bridge%20opens%20in%20May.",
        citation.path("link").textValue());
    assertTrue(citation.at("/article/url").isNull());
    assertTrue(citation.at("/article/published").isNull());
  }

  @Test
  void anArticleWithoutUrlHasNoLinkWhereThereAreNoPages() {
    AnswerJson plain = new AnswerJson(Optional.empty());
    assertTrue(json(plain, bridge(Finding.Kind.ANSWERED, List.of())).at("/citations/0/link").isNull());
  }

  @Test
  void aPartialAnswerNamesWhatIsMissing() {
    JsonNode body = json(WITH_PAGES, bridge(Finding.Kind.PARTIAL, List.of("who built it", "its cost")));
    assertEquals("partial", body.path("outcome").textValue());
    assertEquals("not_covered: who built it; its cost", body.path("reason").textValue());
  }

  @Test
  void markersFollowEachStatement() {
    Finding.Grounded conflict = new Finding.Grounded(Finding.Kind.CONFLICTING,
        List.of(new Statement("It opens in May.", List.of(2, 1)), new Statement("It is blue.", List.of(2))),
        List.of(cite(1, PLAIN, "The bridge opens in May."), cite(2, PLAIN, "It is blue.")), "", List.of(), List.of());
    assertEquals("It opens in May. [1][2] It is blue. [2]", AnswerJson.text(conflict));
    assertEquals("conflicting", json(WITH_PAGES, conflict).path("outcome").textValue());
  }

  @Test
  void datesCountCodePointsOfTheCitedArticle() {
    Finding.Grounded dated = new Finding.Grounded(Finding.Kind.ANSWERED,
        List.of(new Statement("It was let in.", List.of(1))),
        List.of(cite(1, NIS, "The agency was let in on Thursday.")), "Thursday",
        List.of(new ResolvedDate(1, span(NIS, "Thursday"), "Thursday", LocalDate.of(2022, 5, 5),
            LocalDate.of(2022, 5, 5))), List.of());
    assertEquals("[{\"citation\":1,\"start\":27,\"end\":35,\"text\":\"Thursday\","
        + "\"from\":\"2022-05-05\",\"to\":\"2022-05-05\"}]",
        json(WITH_PAGES, dated).path("dates").toString());
  }

  @Test
  void withoutAnAnswerTheNearestThreePassagesAreOffered() {
    JsonNode body = json(WITH_PAGES, new Finding.NotFound(List.of(hit(PLAIN, "The bridge"), hit(NIS, "The NIS"),
        hit(NIS, "The agency"), hit(NIS, "It waited"))));
    assertEquals(3, body.path("related").size());
    assertEquals("The bridge opens in May.", body.at("/related/0/text").textValue());
    assertEquals(2, body.at("/related/0/start").intValue());
    assertEquals("/articles/" + PLAIN.source().key() + "?start=2&end=26&revision="
        + PLAIN.revision().substring(7, 19) + "#quote:~:text=The%20bridge%20opens%20in%20May.",
        body.at("/related/0/link").textValue());
    assertEquals("not_found||[]|[]|null", body.path("outcome").textValue() + "|" + body.path("answer").textValue()
        + "|" + body.path("statements") + "|" + body.path("citations") + "|" + body.path("reason"));
  }

  @Test
  void aRelatedPassageTooLongToQuoteLinksToItsArticle() {
    Article article = new Article(NIS.source(), "word ".repeat(200) + "end.");
    JsonNode body = json(WITH_PAGES, new Finding.NotFound(List.of(hit(article, "word"))));
    assertEquals("https://harbour-gazette.example/nis", body.at("/related/0/link").textValue());
  }

  @Test
  void aRefusalGivesItsReasonAndNothingElse() {
    JsonNode body = json(WITH_PAGES, new Finding.Refused("deadline"));
    assertEquals("refused deadline", body.path("outcome").textValue() + " " + body.path("reason").textValue());
    assertTrue(body.path("citations").isEmpty() && body.path("related").isEmpty() && body.path("dates").isEmpty());
  }

  @Test
  void aTitleWithHalfASurrogatePairIsStillJson() {
    Article article = new Article(Source.of("broken", "half \ud83d"), "The bridge opens in May.");
    JsonNode body = Requests.json(HttpResponse.json(ArticleJson.entry(article)));
    assertEquals("half ?", body.path("title").textValue());
  }

  private static Finding bridge(Finding.Kind kind, List<String> missing) {
    // the quote ends after the space, to tell code points from UTF-16 units on both sides
    return new Finding.Grounded(kind, List.of(new Statement("It opens in May.", List.of(1))),
        List.of(cite(1, PLAIN, "The bridge opens in May. ")), "May", List.of(), missing);
  }

  private static JsonNode json(AnswerJson writer, Finding finding) {
    return Requests.json(writer.body(answer(QUESTION, finding)));
  }
}
