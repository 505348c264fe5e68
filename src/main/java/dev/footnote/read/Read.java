package dev.footnote.read;

import dev.footnote.news.Span;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import java.util.List;

/**
 * One sentence that may answer, with its tokens.
 *
 * @param hit the passage it came with, the best one that has it
 * @param rank place of that passage among the hits, from 0
 * @param number of the sentence in its article
 * @param text of the sentence as stored
 * @param tokens of the text
 */
record Read(Hit hit, int rank, int number, String text, List<Token> tokens) {
  static Read of(Hit hit, int rank, int number) {
    String text = hit.indexed().sentence(number);
    return new Read(hit, rank, number, text, Tokens.of(text));
  }

  Indexed indexed() {
    return hit.indexed();
  }

  /** Where the sentence stands in its article. */
  Span span() {
    return indexed().sentences().get(number).span();
  }
}
