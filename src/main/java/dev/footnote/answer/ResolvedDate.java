package dev.footnote.answer;

import dev.footnote.news.Span;
import java.time.LocalDate;

/**
 * Words such as "on Thursday", read with the article's own date.
 *
 * @param citation number of the citation whose quote holds the words
 * @param span where the words stand in the article's text
 * @param text the words
 * @param from first day meant
 * @param to last day meant, inclusive
 */
public record ResolvedDate(int citation, Span span, String text, LocalDate from, LocalDate to) {
  public ResolvedDate {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("date range ends on " + to + " before it starts on " + from);
    }
  }
}
