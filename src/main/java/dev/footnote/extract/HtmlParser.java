package dev.footnote.extract;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A web page: what its markup says of the article, and the article's text. */
final class HtmlParser {
  /** More tags than any article has; a page of them would take a gigabyte of memory. */
  static final int MOST_TAGS = 1_000_000;
  /** More elements that are open at once than any page has; below 512 of them jsoup nests no further. */
  static final int DEEPEST = 20_000;
  /** Elements that never hold others, and those whose end may be left out. */
  private static final Set<String> MAY_STAY_OPEN = Set.of("br", "img", "hr", "input", "meta", "link", "wbr", "col", "source",
      "area", "base", "embed", "param", "track", "p", "li", "dt", "dd", "td", "th", "tr", "option", "optgroup", "rt", "rp",
      "thead", "tbody", "tfoot", "colgroup", "path", "use", "rect", "circle", "polygon", "line", "g", "font");

  private HtmlParser() {}

  /** The text of a piece of HTML that is all article; empty if there is none. */
  static String fragment(String html, String title) throws BadArticle {
    bound(html);
    org.jsoup.nodes.Document page = Jsoup.parseBodyFragment(html);
    return ArticleText.blocks(new ArticleFinder(page), page.body()).text(title);
  }

  /** @throws BadArticle with {@code too_complex} if there are more than {@value #MOST_TAGS} tags, or too many open at once */
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
    int tags = 0;
    int open = 0;
    int deepest = 0;
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      tags++;
      boolean closes = html.startsWith("</", at);
      if (closes) {
        open -= MAY_STAY_OPEN.contains(name(html, at + 2)) ? 0 : 1;
      } else {
        String name = name(html, at + 1);
        open += name.isEmpty() || MAY_STAY_OPEN.contains(name) ? 0 : 1;
      }
      open = Math.max(0, open);
      deepest = Math.max(deepest, open);
    }
    if (tags > MOST_TAGS || deepest > DEEPEST) {
      throw new BadArticle("too_complex", "the page has " + tags + " tags, " + deepest + " open at once; at most " + MOST_TAGS
          + " and " + DEEPEST + " are read: save the article alone");
    }
  }

  private static String name(String html, int from) {
    int end = from;
    while (end < html.length() && end < from + 20 && Character.isLetterOrDigit(html.charAt(end))) {
      end++;
    }
    return html.substring(from, end).toLowerCase(Locale.ROOT);
  }
}
