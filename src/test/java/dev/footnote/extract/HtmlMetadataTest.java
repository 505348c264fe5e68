package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.news.Published;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlMetadataTest {
  private static Metadata of(String html) {
    try {
      return HtmlParser.parse(html + "<article><p>The canal is shut.</p></article>").metadata();
    } catch (BadArticle e) {
      throw new AssertionError(e);
    }
  }

  private static Metadata json(String json) {
    return of("<script type=application/ld+json>" + json + "</script>");
  }

  private static String date(String html) {
    try {
      return HtmlParser.parse(html).metadata().published().map(Published::iso).orElse("");
    } catch (BadArticle e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{'@type':'NewsArticle','headline':'H','datePublished':'2024-05-06T07:00:00+02:00','publisher':{'name':'P'}}",
      "[{'@type':'BreadcrumbList','name':'no'},{'@type':['Article','NewsArticle'],'headline':'H',"
          + "'datePublished':'2024-05-06T07:00:00+0200','publisher':'P'}]",
      "{'@graph':[{'@type':'Organization','@id':'#o','name':'P'},{'@type':'ReportageNewsArticle','headline':'H',"
          + "'datePublished':'2024-05-06 07:00:00+02:00','publisher':{'@id':'#o'}}]}",
      "{'@type':'WebPage','name':'no','mainEntity':{'@type':'http://schema.org/BlogPosting','headline':'H',"
          + "'datePublished':'2024-05-06T07:00+02:00','publisher':[{'name':'P'}]}}",
      "//<![CDATA[\n{'@type':'NewsArticle','headline':'H','datePublished':'2024-05-06T07:00:00+02:00',"
          + "'publisher':'P'}\n//]]>"})
  void readsJsonLd(String json) {
    Metadata found = json(json.replace('\'', '"'));
    assertEquals("H P 2024-05-06T07:00+02:00",
        found.title() + " " + found.publisher().orElse("") + " " + found.published().map(Published::iso).orElse(""));
  }

  @Test
  void decodesEntitiesInHeadlines() {
    assertEquals("Kettleby & Sons’ bridge",
        json("{\"@type\":\"NewsArticle\",\"headline\":\"Kettleby &amp; Sons&#8217; bridge\"}").title());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{broken", "{\"@type\":\"NewsArticle\",\"headline\":[1]}", "[]", "null", "7", "\"x\"", ""})
  void ignoresBrokenJsonLd(String json) {
    assertEquals("og", of("<script type=application/ld+json>" + json + "</script><meta property=og:title content=og>")
        .title());
  }

  @Test
  void ignoresJsonLdThatIsTooDeep() {
    assertEquals("", json("[".repeat(100_000)).title());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "<meta property=article:published_time content=2024-05-06T07:00Z> | 2024-05-06T07:00Z",
      "<meta name=DC.date.issued content=2024-05-06>                   | 2024-05-06",
      "<meta itemprop=datePublished content=2024-05-06>                | 2024-05-06",
      "<article><p><time datetime=2024-05-06>Monday</time></p><p>Text.</article> | 2024-05-06",
      "<article><header><time datetime=2024-05-06>Monday</time></header>Text.</article> | 2024-05-06",
      "<article><aside><time datetime=2024-05-06>x</time></aside>Text.</article> | ''",
      "<article><p hidden><time datetime=2024-05-06>x</time></p><p>Text.</article> | ''",
      "<meta property=article:published_time content=yesterday>        | ''"})
  void findsTheDate(String html, String date) {
    assertEquals(date, date(html));
  }

  @Test
  void takesNoDateFromRunningText() {
    assertEquals("", date("<article><p>" + "The museum opens later than was hoped. ".repeat(6)
        + "It will be <time datetime=2024-04-19>19 April"
        + "</time>.</p></article>"));
  }

  @Test
  void prefersAnInstantOfTheSameDay() {
    assertEquals("2024-05-06T07:00Z",
        date("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-06\"}"
        + "</script><meta property=article:published_time content=2024-05-06T07:00Z>"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '^', value = {
      "<title>Lock shut | The Gazette</title><meta property=og:site_name content='The Gazette'> ^ Lock shut",
      "<title>Lock shut - open soon</title><meta property=og:site_name content='The Gazette'> ^ Lock shut - open soon",
      "<title>The Gazette</title><meta property=og:site_name content='The Gazette'> ^ The Gazette",
      "<title>t</title><h1>Lock  shut</h1> ^ Lock shut",
      "<h1>h</h1><meta name=DC.title content='Lock shut'> ^ Lock shut"})
  void findsTheTitle(String html, String title) {
    assertEquals(title, of(html).title());
  }

  @ParameterizedTest
  @CsvSource({"<html lang=en-GB>, en-gb", "<meta property=og:locale content=de_DE>, de-de", "<html lang=''>, und",
      "<html lang='x!'>, und",
      "<meta http-equiv=content-language content=fr>, fr"})
  void findsTheLanguage(String html, String language) {
    assertEquals(language, of(html).language());
  }

  @ParameterizedTest
  @CsvSource({"<link rel=canonical href=https://g.example/a>, https://g.example/a", "<link rel=canonical href=/a>, ''",
      "<link rel=canonical href=javascript:a>, ''",
      "<meta property=og:url content=http://g.example/b>, http://g.example/b",
      "<link rel=canonical href=https://user:pass@g.example/>, ''"})
  void takesTheCanonicalAddressAsIdAndLink(String html, String url) {
    assertEquals(url, of(html).url().map(Object::toString).orElse(""));
    assertEquals(url, of(html).id().orElse(""));
  }

  @Test
  void gathersTags() {
    assertEquals(List.of("weather", "floods", "a", "b"),
        of("<meta property=article:tag content=weather><meta property=article:tag "
        + "content=floods><script type=application/ld+json>"
        + "{\"@type\":\"NewsArticle\",\"keywords\":\"a, b,weather\"}</script>").tags());
  }
}
