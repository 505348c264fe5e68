package dev.footnote.extract;

import dev.footnote.news.Article;
import dev.footnote.news.Clean;
import dev.footnote.news.Pages;

/**
 * What a parser found in one document.
 *
 * @param metadata what the markup says of the article
 * @param text as {@link Prose} sets it, or unchanged where it was given as text; may be blank
 * @param pages of the text, if the document has pages
 */
record Extracted(Metadata metadata, String text, Pages pages) {
  Extracted(Metadata metadata, String text) {
    this(metadata, text, Pages.NONE);
  }

  /**
   * The article, with the id and title to use where the markup gives none.
   *
   * @throws BadArticle if there is no text ({@code empty}; invisible characters are none) or the id
   *     cannot be used ({@code bad_id})
   */
  Article article(String fallbackId, String fallbackTitle) throws BadArticle {
    if (text.codePoints().allMatch(Extracted::unseen)) {
      throw new BadArticle("empty", "nothing to read is left once markup, navigation and hidden parts are taken away; "
          + "an article needs visible text");
    }
    return new Article(metadata.source(fallbackId, fallbackTitle), text, pages);
  }

  private static boolean unseen(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Clean.invisible(c);
  }
}
