package dev.footnote.read;

import dev.footnote.news.Span;

/**
 * A word or number of a text.
 *
 * @param span where it stands
 * @param word lower case, without accents and invisible characters
 * @param stem see {@link Stem}
 * @param weight how much it tells
 * @param capital whether it starts with a capital letter
 * @param number whether it is written in digits
 */
record Token(Span span, String word, String stem, float weight, boolean capital, boolean number) {

  /** Whether it is a function word, which carries no content of its own. */
  boolean function() {
    return FunctionWords.has(word);
  }
}
