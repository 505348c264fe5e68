package dev.footnote.news;

/**
 * A run of neighbouring sentences of one article: what is embedded and searched.
 *
 * @param number place among the passages of its article, from 0
 * @param span from the start of its first sentence to the end of its last
 * @param firstSentence number of its first sentence
 * @param endSentence one past the number of its last sentence
 */
public record Passage(int number, Span span, int firstSentence, int endSentence) {
  public Passage {
    if (number < 0 || firstSentence < 0 || endSentence <= firstSentence) {
      throw new IllegalArgumentException(
          "passage " + number + " of sentences [" + firstSentence + ", " + endSentence + ") is empty or negative");
    }
  }
}
