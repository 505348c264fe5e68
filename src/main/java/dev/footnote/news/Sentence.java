package dev.footnote.news;

/**
 * The smallest thing that can be cited.
 *
 * @param number place among the sentences of its article, from 0
 * @param span where it stands in the article's text, without surrounding white space
 */
public record Sentence(int number, Span span) {
  public Sentence {
    if (number < 0) {
      throw new IllegalArgumentException("sentence number must not be negative: " + number);
    }
  }
}
