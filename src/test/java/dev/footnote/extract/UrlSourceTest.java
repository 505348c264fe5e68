package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.fetch.TestWeb;
import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UrlSourceTest {
  private static final String STORY = "<p>The ferry sailed at noon with nine cars and came back at dusk.</p>";

  private final TestWeb web = new TestWeb();

  @AfterEach
  void close() {
    web.close();
  }

  private List<Received> read(int mostPages, String... urls) {
    List<Received> all = new ArrayList<>();
    new UrlSource(web.fetcher(), List.of(urls), mostPages, _ -> {}).read(all::add);
    return all;
  }

  private List<String> outcomes(String... urls) {
    return read(100, urls).stream().map(r -> switch (r) {
      case Received.Accepted a -> a.article().id();
      case Received.Rejected rejected -> rejected.code();
    }).toList();
  }

  private TestWeb html(String url, String head, String body) {
    return web.page(url, "text/html; charset=utf-8", "<!doctype html><html><head>" + head + "</head><body><article>" + body
        + "</article></body></html>");
  }

  @Test
  void namesAPageAfterItsCanonicalAddressOnlyOnItsOwnSite() {
    html("g.example/a?utm=1", "<link rel=canonical href='http://www.g.example/a'>", STORY);
    html("evil.example/b", "<link rel=canonical href='http://g.example/a'><title>B</title>", STORY);
    assertEquals(List.of("http://www.g.example/a", "http://evil.example/b"),
        outcomes("http://g.example/a?utm=1", "http://evil.example/b"));
  }

  @Test
  void readsItemsFromTheirPagesWhereTheFeedGivesASummary() {
    html("g.example/a", "<meta property=og:site_name content='The Gazette'><title>Page title</title>", STORY);
    web.page("g.example/feed", "text/xml", "<rss><channel><title>Gazette: all</title><item><title>Ferry sails</title>"
        + "<link>http://g.example/a</link><description>The ferry sailed.</description><pubDate>Mon, 06 May 2024 07:00 GMT</pubDate>"
        + "</item></channel></rss>");
    Article article = Sample.article(read(10, "http://g.example/feed").getFirst());
    assertTrue(article.text().endsWith("came back at dusk."), article.text());
    assertEquals("Ferry sails|The Gazette|2024-05-06T07:00Z", article.source().title() + "|"
        + article.source().publisher().orElse("") + "|" + article.source().published().orElseThrow().iso());
  }

  @Test
  void takesWhatTheFeedSaysWhereThePageIsClosedOrGone() {
    web.page("g.example/robots.txt", "text/plain", "User-agent: *\nDisallow: /a").page("g.example/feed", "text/xml",
        "<rss><channel><item><link>http://g.example/a</link><description>Of the ferry.</description></item>"
            + "<item><link>http://g.example/b</link><description>Of the mill.</description></item>"
            + "<item><link>http://g.example/a/c</link></item></channel></rss>");
    assertEquals(List.of("http://g.example/a", "http://g.example/b", "robots"), outcomes("http://g.example/feed"));
  }

  @Test
  void leavesTheAddressesOfOtherSitesToThem() {
    web.page("agg.example/feed", "text/xml", "<rss><channel><item><link>http://bank.example/x</link><guid>7</guid>"
        + "<description>Not what the bank says.</description></item></channel></rss>");
    assertEquals(List.of("http://agg.example/feed#7"), outcomes("http://agg.example/feed"));
  }

  @Test
  void fetchesNoPageOfAnItemThatIsGivenWhole() {
    web.page("g.example/feed", "application/atom+xml", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/a'/>"
        + "<link href='http://g.example/a'/><content type='html'>&lt;p&gt;Whole.&lt;/p&gt;</content></entry></feed>");
    assertEquals(List.of("http://g.example/a"), outcomes("http://g.example/feed"));
    assertEquals(List.of("g.example/robots.txt", "g.example/feed"), web.requests);
  }

  @Test
  void walksSitemapsAndTheirIndexes() {
    html("g.example/a", "<title>A</title>", STORY);
    web.page("g.example/map.xml", "text/xml", "<sitemapindex><sitemap><loc>http://g.example/news.xml</loc></sitemap>"
        + "<sitemap><loc>http://other.example/m.xml</loc></sitemap></sitemapindex>");
    web.page("g.example/news.xml", "text/xml", "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url>"
        + "<loc>http://g.example/a</loc><news:news><news:publication_date>2024-05-06</news:publication_date><news:title>Ferry</news:title>"
        + "</news:news></url><url><loc>http://other.example/x</loc></url><url><loc>http://g.example/gone</loc></url></urlset>");
    List<Received> found = read(10, "http://g.example/map.xml");
    assertEquals("Ferry 2024-05-06", found.stream().filter(r -> r instanceof Received.Accepted).map(Sample::article)
        .map(a -> a.source().title() + " " + a.source().published().orElseThrow().iso()).findFirst().orElse(""));
    assertEquals(List.of("sitemap", "other_site", "http_404"), found.stream().filter(r -> r instanceof Received.Rejected)
        .map(r -> Sample.rejected(r).code()).toList());
  }

  @Test
  void saysHowManyPagesWereLeftOut() {
    StringBuilder urls = new StringBuilder("<urlset>");
    for (int i = 0; i < 5; i++) {
      html("g.example/" + i, "", STORY);
      urls.append("<url><loc>http://g.example/").append(i).append("</loc></url>");
    }
    web.page("g.example/map.xml", "text/xml", urls + "</urlset>");
    Received.Rejected last = Sample.rejected(read(3, "http://g.example/map.xml").getLast());
    assertEquals("too_many", last.code());
    assertTrue(last.message().startsWith("2 pages"), last.message());
  }

  @Test
  void fetchesEachPageOnce() {
    html("g.example/a", "", STORY);
    web.page("g.example/map.xml", "text/xml", "<urlset><url><loc>http://g.example/a</loc></url></urlset>");
    outcomes("http://g.example/a", "http://g.example/map.xml", "http://g.example/a");
    assertEquals(1, web.requests.stream().filter("g.example/a"::equals).count());
  }

  @Test
  void decidesByContentWhateverTheServerSays() {
    web.answer("g.example/a", new TestWeb.Answer(200, Map.of("Content-Type", "text/html"),
        PdfSample.pages(List.of(List.of("The dam held.")))));
    Article article = Sample.article(read(10, "http://g.example/a").getFirst());
    assertEquals("The dam held. 1", article.text() + " " + article.pages().at(0).orElseThrow());
  }
}
