package dev.footnote.extract;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A web page: what its markup says of the article, and the article's text. */
final class HtmlParser {
  /** More tags than any article has; a page of them would take a gigabyte of memory. */
  static final int MOST_TAGS = 1_000_000;

  private HtmlParser() {}

  /** The text of a piece of HTML that is all article; empty if there is none. */
  static String fragment(String html, String title) throws BadArticle {
    bound(html);
    org.jsoup.nodes.Document page = Jsoup.parseBodyFragment(html);
    return ArticleText.blocks(new ArticleFinder(page), page.body()).text(title);
  }

  /** @throws BadArticle with {@code too_complex} if there are more than {@value #MOST_TAGS} tags */
  static Extracted parse(String html) throws BadArticle {
    bound(html);
    org.jsoup.nodes.Document page = Jsoup.parse(html);
    ArticleFinder finder = new ArticleFinder(page);
    Element root = finder.find();
    Metadata metadata = HtmlMetadata.of(page, finder, root);
    String text = ArticleText.blocks(finder, root).text(metadata.title());
    if (text.isBlank()) {
      text = ArticleText.blocks(finder, page.body()).text(metadata.title());
    }
    return new Extracted(metadata, text);
  }

  private static void bound(String html) throws BadArticle {
    long tags = html.chars().filter(c -> c == '<').count();
    if (tags > MOST_TAGS) {
      throw new BadArticle("too_complex", "the page has " + tags + " tags; at most " + MOST_TAGS
          + " are read: save the article alone");
    }
  }
}
