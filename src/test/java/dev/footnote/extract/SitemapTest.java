package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SitemapTest {
  @Test
  void listsThePagesAndWhatANewsSitemapSaysOfThem() throws BadArticle {
    Sitemap map = SitemapParser.parse("""
        <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
          xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><loc> https://g.example/a?x=1&amp;y=2 </loc><lastmod>2024-05-06</lastmod>
        <image:image><image:loc>https://g.example/p.jpg</image:loc><image:title>no</image:title></image:image>
        <news:news><news:publication><news:name>The Gazette</news:name><news:language>en</news:language></news:publication>
        <news:publication_date>2024-05-06T07:08:09Z</news:publication_date><news:title>Ferry sails</news:title></news:news></url>
        <url><loc>javascript:alert(1)</loc></url><url><loc>https://g.example/b</loc></url></urlset>""");
    assertEquals(List.of(URI.create("https://g.example/a?x=1&y=2"), URI.create("https://g.example/b")),
        map.pages().stream().map(Sitemap.Page::url).toList());
    Metadata news = map.pages().getFirst().news();
    assertEquals("Ferry sails|The Gazette|en|2024-05-06T07:08:09Z|2024-05-06", news.title() + "|" + news.publisher().orElse("")
        + "|" + news.language() + "|" + news.published().orElseThrow().iso() + "|"
        + map.pages().getFirst().changed().orElseThrow().iso());
    assertEquals("", map.pages().get(1).news().title());
  }

  @Test
  void listsTheSitemapsOfAnIndex() throws BadArticle {
    assertEquals(List.of(URI.create("https://g.example/1.xml.gz"), URI.create("https://g.example/2.xml")), SitemapParser.parse(
        "<sitemapindex><sitemap><loc>https://g.example/1.xml.gz</loc></sitemap><sitemap><loc>https://g.example/2.xml</loc></sitemap>"
            + "</sitemapindex>").sitemaps());
  }
}
