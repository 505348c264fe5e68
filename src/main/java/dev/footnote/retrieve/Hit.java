package dev.footnote.retrieve;

import dev.footnote.news.Passage;
import dev.footnote.news.Span;
import java.util.Map;

/**
 * One passage found.
 *
 * @param indexed its article with all that the reader needs of it
 * @param passage which passage of it
 * @param score higher is better; comparable within one list only
 * @param parts what the score was made of, by name, for explanations
 */
public record Hit(Indexed indexed, Passage passage, double score, Map<String, Double> parts) {
  public Hit {
    parts = Map.copyOf(parts);
  }

  /** The stored text of the passage. */
  public String text() {
    return passage.span().of(indexed.article().text());
  }

  /** Where the passage stands in the article's text. */
  public Span span() {
    return passage.span();
  }
}
