package dev.footnote.http;

import dev.footnote.cite.Citation;
import dev.footnote.news.Article;
import dev.footnote.news.Span;
import java.net.URI;
import java.util.Optional;

/**
 * Where a quote can be read: at the publisher's, with a text fragment that lands on it, or else on our own article
 * page.
 *
 * @param articlePages what stands before {@code /articles/}, empty for paths on this host; absent if there are no pages
 */
public record Links(Optional<String> articlePages) {
  /** Where the quote of a citation can be read; empty where there is no such place. */
  public Optional<String> of(Citation citation) {
    return citation.link().or(() -> page(citation.article(), citation.start(), citation.end()).map(citation::link));
  }

  /** A passage may be longer than a quote; it then links to the article as a whole. */
  public Optional<String> of(Article article, Span span) {
    String text = article.text();
    if (text.codePointCount(span.start(), span.end()) <= Citation.LONGEST_QUOTE) {
      return of(new Citation(1, article, span));
    }
    return article.source().url()
        .or(() -> page(article, article.codePoint(span.start()), article.codePoint(span.end()))).map(URI::toString);
  }

  /** Our own page of an article. */
  Optional<String> page(Article article) {
    return articlePages.map(base -> base + "/articles/" + article.source().key());
  }

  private Optional<URI> page(Article article, int start, int end) {
    String path = "/articles/" + article.source().key();
    String revision = article.revision().replace("sha256:", "").substring(0, ArticlePage.REVISION_DIGITS);
    return articlePages.map(base -> URI.create(base + path + "?start=" + start + "&end=" + end
        + "&revision=" + revision + "#" + ArticlePage.ANCHOR));
  }
}
