package dev.footnote.cite;

import dev.footnote.news.Article;
import dev.footnote.news.Span;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A footnote: a quote and where it stands. The quote is read out of the article, so it is verbatim by construction.
 *
 * @param number from 1, in order of first use
 * @param article the article quoted
 * @param span which part of its text
 * @param alsoIn copies of the article in which the quote's words stand too; one source with it, not further ones
 */
public record Citation(int number, Article article, Span span, List<Article> alsoIn) {
  /** Longest quote in code points. */
  public static final int LONGEST_QUOTE = 800;

  private static final int CONTEXT = 32;

  /** @throws IllegalArgumentException if the number is below 1, or the quote is blank, too long or past the text's end */
  public Citation {
    alsoIn = List.copyOf(alsoIn);
    if (number < 1) {
      throw new IllegalArgumentException("citation number must be at least 1: " + number);
    }
    String text = article.text();
    if (span.end() > text.length() || splitsPair(text, span.start()) || splitsPair(text, span.end())) {
      throw new IllegalArgumentException("citation " + span + " is not a span of the text of " + article.id());
    }
    String quote = span.of(text);
    int length = quote.codePointCount(0, quote.length());
    if (quote.isBlank() || length > LONGEST_QUOTE) {
      throw new IllegalArgumentException("a quote must have 1 to " + LONGEST_QUOTE + " characters, has " + length);
    }
  }

  /** A citation of an article without copies. */
  public Citation(int number, Article article, Span span) {
    this(number, article, span, List.of());
  }

  private static boolean splitsPair(String text, int at) {
    return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  /** The article's text between {@link #start} and {@link #end}, character for character. */
  public String quote() {
    return span.of(article.text());
  }

  /** First code point of the quote. */
  public int start() {
    return article.codePoint(span.start());
  }

  /** One past the last code point of the quote. */
  public int end() {
    return article.codePoint(span.end());
  }

  /** Up to {@value #CONTEXT} code points before the quote. */
  public String prefix() {
    String text = article.text();
    int from = span.start();
    for (int i = 0; i < CONTEXT && from > 0; i++) {
      from = text.offsetByCodePoints(from, -1);
    }
    return text.substring(from, span.start());
  }

  /** Up to {@value #CONTEXT} code points after the quote. */
  public String suffix() {
    String text = article.text();
    int to = span.end();
    for (int i = 0; i < CONTEXT && to < text.length(); i++) {
      to = text.offsetByCodePoints(to, 1);
    }
    return text.substring(span.end(), to);
  }

  /** The number, from 1, of the page on which the quote begins; empty if the article has no pages. */
  public Optional<Integer> page() {
    return article.pages().at(span.start());
  }

  /**
   * The article's URL with a text fragment that lands on the quote, or, where the article has pages, with the quote's page
   * (RFC 8118, section 3); empty if the article has no URL.
   */
  public Optional<String> link() {
    return article.source().url().map(url -> page().map(number -> url.toString().replaceFirst("#.*", "") + "#page=" + number)
        .orElseGet(() -> link(url)));
  }

  /** The address of a page that shows the article's text, with a text fragment that lands on the quote. */
  public String link(URI page) {
    return TextFragment.link(page, article.text(), span);
  }
}
