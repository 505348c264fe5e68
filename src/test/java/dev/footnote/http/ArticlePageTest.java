package dev.footnote.http;

import static dev.footnote.http.FakeService.NIS;
import static dev.footnote.http.FakeService.PLAIN;
import static dev.footnote.http.FakeService.TIMED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.news.Article;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlePageTest {
  private static final String TWO = "First. \u202eSecond.\n\nThird\nline. Fourth.\n \n\nFifth.";

  private final HttpApi api = new FakeService().api();

  @Test
  void marksTheQuoteInCodePoints() {
    Document page = page("/articles/" + PLAIN.source().key() + "?start=2&end=26");
    Element mark = page.expectFirst("mark");
    assertEquals("quote The bridge opens in May.", mark.id() + " " + mark.text());
    assertEquals("🗞 The bridge opens in May. It is blue.", page.expectFirst(".story").text());
  }

  @Test
  void theLinkOfAnAnswerLeadsThere() {
    String link = new Links(Optional.of("")).of(FakeService.cite(1, PLAIN, "It is blue.")).orElseThrow();
    assertEquals("It is blue.", page(link.substring(0, link.indexOf('#'))).expectFirst("mark").text());
    assertTrue(link.contains("#" + page(link.substring(0, link.indexOf('#'))).expectFirst("mark").id() + ":~:text="));
  }

  @Test
  void aMarkOverParagraphsIsCutAtThemAndAnchoredOnce() {
    Document page = page(article(TWO), new ArticlePage.Wish(0, TWO.length(), "", -1));
    assertEquals(List.of("First. Second.", "Third line. Fourth.", "Fifth."), page.select("mark").eachText());
    assertEquals(1, page.select("#quote").size());
  }

  @Test
  void paragraphsAreThoseOfTheText() {
    assertEquals(List.of("First. Second.", "Third line. Fourth.", "Fifth."),
        page(article(TWO), new ArticlePage.Wish(0, 0, "", -1)).select(".story p").eachText());
  }

  @Test
  void showsPublisherDayAndRevision() {
    Document page = page("/articles/" + NIS.source().key());
    assertEquals("The Harbour Gazette · 5 May 2022", page.expectFirst(".dateline").text());
    assertTrue(page.expectFirst(".colophon").text().contains(NIS.revision()));
    assertEquals("3 February 2024, 04:05 UTC+02:00",
        page("/articles/" + TIMED.source().key()).expectFirst(".dateline time").text());
  }

  @Test
  void onlyTheQuoteIsLinkedToItsPublisher() {
    String path = "/articles/" + NIS.source().key();
    assertEquals(List.of(), page(path).select("a[href^=http]").eachAttr("href"));
    assertEquals(List.of("https://harbour-gazette.example/nis#:~:text=The%20agency%20was%20let%20in%20on%20Thursday."),
        page(path + "?start=2&end=36").select("a[href^=http]").eachAttr("href"));
  }

  @Test
  void saysThatTheTextIsNotTheOneThatWasCited() {
    Document page = page("/articles/" + PLAIN.source().key() + "?start=2&end=26&revision=sha256:0123456789ab");
    assertTrue(page.expectFirst(".caution").text().startsWith("Changed since it was cited"));
    assertEquals(0, page.select("mark").size());
    assertTrue(page.expectFirst(".colophon").text().contains("0123456789ab"));
  }

  @Test
  void theRevisionCitedIsToldByItsBeginning() {
    String given = PLAIN.revision().substring(7, 19);
    String path = "/articles/" + PLAIN.source().key() + "?start=2&end=26&revision=" + given;
    assertEquals(1, page(path).select("mark").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"start=30&end=99", "start=1&end=2"})
  void aPlaceThatIsNoQuoteIsNotMarkedAndSaidToBeNone(String query) {
    Document page = page("/articles/" + PLAIN.source().key() + "?" + query);
    assertEquals("0 Nothing to mark",
        page.select("mark").size() + " " + page.expectFirst(".caution strong").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
      "</title><svg onload=alert(1)>", "<a href=\"https://evil.example\">x</a>", "[x](javascript:alert(1))", "&lt;b&gt;"})
  void whateverAnArticleSaysStaysText(String hostile) {
    Article article = new Article(new Source(hostile, hostile, Optional.of(URI.create("https://a.example/?q=%22%3E")),
        Optional.of(hostile), Published.parse("2024-01-01"), "\"><b>", List.of(hostile)), hostile);
    Document page = page(article, new ArticlePage.Wish(0, hostile.length(), "", -1));
    assertEquals(hostile, page.expectFirst(".story").text());
    assertEquals(hostile, page.expectFirst("h1.headline").text());
    assertEquals(hostile, page.expectFirst(".publisher").text());
    assertEquals(1, page.select("script").size());
    assertEquals(0, page.select("img, svg, iframe, style, [onclick], [onerror], [onload]").size());
    assertTrue(page.select("a[href]").eachAttr("href").stream()
        .allMatch(href -> href.matches("(?:#main|\\.\\./|https://a\\.example/.*)")));
  }

  @Test
  void aLongArticleComesInParts() {
    String text = "a".repeat(Limits.TEXT - 1) + " b" + "c".repeat(10);
    Document first = page(article(text), new ArticlePage.Wish(0, 0, "", -1));
    assertEquals(List.of("Later part", "Later part"), first.select(".parts a").eachText());
    Document second = page(article(text), new ArticlePage.Wish(Limits.TEXT, Limits.TEXT + 3, "", -1));
    assertEquals("bcc", second.expectFirst("mark").text());
    assertEquals("./" + article(text).source().key() + "?from=0", second.expectFirst(".parts a").attr("href"));
  }

  @Test
  void anArticleThatIsNotHereIsAPageOfItsOwnForABrowser() {
    HttpResponse response = api.handle(WebFilesTest.browser("/articles/nowhere", Map.of()));
    Document page = Jsoup.parse(Requests.text(response));
    assertEquals("404 This article is not here", response.status() + " " + page.expectFirst("h1").text());
    assertEquals("404 unknown_article", Requests.outcome(api.handle(Requests.get("/articles/nowhere"))));
  }

  @Test
  void aProblemPageFindsItsFilesFromAnyDepth() {
    Document page = Jsoup.parse(Requests.text(api.handle(WebFilesTest.browser("/a/b/c/d", Map.of()))),
        "http://localhost/a/b/c/d");
    assertTrue(page.expectFirst("link[rel=stylesheet]").absUrl("href").startsWith("http://localhost/web/"));
    assertEquals("http://localhost/", page.expectFirst(".brand a").absUrl("href"));
  }

  @Test
  void aProblemShowsWhatWasSentAsText() {
    String path = "/articles/%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    String body = Requests.text(api.handle(WebFilesTest.browser(path, Map.of())));
    assertFalse(body.contains("<script>alert"), body);
    assertEquals(1, Jsoup.parse(body).select("script").size());
  }

  private static Article article(String text) {
    return new Article(Source.of("a", "A"), text);
  }

  private static Document page(Article article, ArticlePage.Wish wish) {
    return Jsoup.parse(Requests.text(new ArticlePage(article, wish).answer("../")));
  }

  private Document page(String path) {
    return Jsoup.parse(Requests.text(api.handle(WebFilesTest.browser(path, Map.of()))));
  }
}
