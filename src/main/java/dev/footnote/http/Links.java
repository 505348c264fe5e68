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
record Links(Optional<String> articlePages) {
  Optional<String> of(Citation citation) {
    return citation.link().or(() -> page(citation.article(), citation.start(), citation.end()));
  }

  /** A passage may be longer than a quote; it then links to the article as a whole. */
  Optional<String> of(Article article, Span span) {
    String text = article.text();
    if (text.codePointCount(span.start(), span.end()) <= Citation.LONGEST_QUOTE) {
      return of(new Citation(1, article, span));
    }
    return article.source().url().map(URI::toString)
        .or(() -> page(article, article.codePoint(span.start()), article.codePoint(span.end())));
  }

  private Optional<String> page(Article article, int start, int end) {
    return articlePages.map(base -> base + "/articles/" + article.source().key() + "?start=" + start + "&end=" + end);
  }
}
