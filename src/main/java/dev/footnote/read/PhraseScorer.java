package dev.footnote.read;

import java.io.BufferedReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log-linear model of which phrase of a sentence is the short answer. Immutable. */
final class PhraseScorer {
  private final Map<String, Float> weights;

  PhraseScorer(Map<String, Float> weights) {
    this.weights = weights;
  }

  /** Reads lines of feature, tab, weight. */
  static PhraseScorer parse(BufferedReader in) {
    Map<String, Float> weights = new HashMap<>();
    in.lines().forEach(line -> {
      int tab = line.indexOf('\t');
      weights.put(line.substring(0, tab), Float.parseFloat(line.substring(tab + 1)));
    });
    return new PhraseScorer(weights);
  }

  /** Log-odds of {@code phrase} against its rivals in the sentence, up to a constant. */
  double score(Asked asked, List<Token> tokens, Phrase phrase, String text) {
    double sum = 0;
    for (String feature : PhraseFeatures.of(asked, tokens, phrase, text)) {
      sum += weights.getOrDefault(feature, 0f);
    }
    return sum;
  }
}
