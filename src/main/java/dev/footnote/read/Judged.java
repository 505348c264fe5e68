package dev.footnote.read;

import dev.footnote.news.Span;
import java.util.Optional;

/**
 * A sentence with its score and its best phrase.
 *
 * @param read the sentence
 * @param score log-odds that it answers
 * @param plain log-odds by plain features alone
 * @param phrase best short answer in it
 * @param phraseOdds probability of that phrase among its rivals, 0 without one
 * @param phraseScore its log-odds, on the scale of the judge that gave it
 * @param features of the sentence
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Judged(Read read, double score, double plain, Optional<Phrase> phrase, double phraseOdds, double phraseScore, float[] features) {
  Judged scored(double otherScore) {
    return new Judged(read, otherScore, plain, phrase, phraseOdds, phraseScore, features);
  }

  /** The short answer as stored; empty if there is none. */
  String shortAnswer() {
    return phrase.map(p -> p.span().of(read.text())).orElse("");
  }

  /** Where the short answer stands in the article. */
  Optional<Span> shortSpan() {
    return phrase.map(p -> p.span().shift(read.span().start()));
  }
}
