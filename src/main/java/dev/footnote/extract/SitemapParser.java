package dev.footnote.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xml.sax.Attributes;

/** Sitemaps, their indexes, and what news sitemaps add (sitemaps.org; Google's news extension). */
final class SitemapParser extends GuardedHandler {
  private static final int LONGEST = 10_000;

  private final List<Sitemap.Page> pages = new ArrayList<>();
  private final List<URI> sitemaps = new ArrayList<>();
  private final Map<String, String> entry = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private SitemapParser() {}

  /** Entries without a usable address, and those beyond the {@value Sitemap#MOST}th, are left out. */
  static Sitemap parse(String xml) throws BadArticle {
    SitemapParser parser = new SitemapParser();
    SafeXml.parse(xml, parser);
    return new Sitemap(parser.pages, parser.sitemaps);
  }

  @Override
  void open(String namespace, String name, Attributes attributes) {
    text.setLength(0);
    if (name.equals("url") || name.equals("sitemap")) {
      entry.clear();
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    if (text.length() < LONGEST) {
      text.append(chars, start, length);
    }
  }

  @Override
  void close(String namespace, String name) {
    switch (name) {
      case "url" -> address().ifPresent(this::page);
      case "sitemap" -> address().filter(_ -> sitemaps.size() < Sitemap.MOST).ifPresent(sitemaps::add);
      // An image or a video has a loc and a title of its own, further down.
      case "loc" -> put(name, depth() == 3);
      case "lastmod" -> put(name, depth() == 3);
      case "name", "language" -> put(name, namespace.contains("news"));
      case "title", "publication_date", "keywords" -> put(name, namespace.contains("news"));
      default -> { }
    }
    text.setLength(0);
  }

  private void put(String name, boolean own) {
    if (own) {
      entry.putIfAbsent(name, text.toString().strip());
    }
  }

  private Optional<URI> address() {
    return Fields.url(value("loc"));
  }

  private void page(URI url) {
    if (pages.size() < Sitemap.MOST) {
      Metadata news = new Metadata(Optional.empty(), Fields.line(value("title")), Optional.empty(), Fields.name(value("name")),
          FeedDates.parse(value("publication_date")), Fields.language(value("language")),
          Fields.tags(Arrays.asList(value("keywords").split(",", 200))));
      pages.add(new Sitemap.Page(url, news, FeedDates.parse(value("lastmod"))));
    }
  }

  private String value(String name) {
    return entry.getOrDefault(name, "");
  }
}
