package dev.footnote.cite;

import dev.footnote.news.Article;
import dev.footnote.news.Span;

/**
 * A sentence, or a run of them, that a draft may cite.
 *
 * @param article where it stands
 * @param span which part of the article's text
 */
public record Evidence(Article article, Span span) {
  /** @throws IllegalArgumentException if the span ends past the text */
  public Evidence {
    if (span.end() > article.text().length()) {
      throw new IllegalArgumentException("evidence " + span + " ends past the text of " + article.id());
    }
  }

  /** The stored text. */
  public String text() {
    return span.of(article.text());
  }
}
