package dev.footnote.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Joins the model's word and the plain features into the log-odds that a sentence answers, up to a constant. Immutable. */
final class SentenceOdds {
  /** Name of the resource with the weights. */
  static final String RESOURCE = "sentence-odds.bin";

  private static final double LEAST = -15;

  /** Names of the features, in order. */
  static final List<String> NAMES = Stream.concat(Stream.of("odds", "all", "plain", "fits", "repeats"),
      NetFeatures.NAMES.stream()).toList();

  private final Net net;

  /** @param net over {@link #NAMES} */
  SentenceOdds(Net net) {
    this.net = net;
  }

  /** The weights that ship with the reader. */
  static SentenceOdds shipped() {
    return new SentenceOdds(Net.resource(RESOURCE, NAMES.size()));
  }

  /** Log-odds of a sentence whose score is not looked at. */
  double of(Asked asked, Judged judged) {
    return net.of(features(asked, judged));
  }

  /** What each feature adds to the log-odds by itself, and what they add together. */
  Map<String, Double> parts(Asked asked, Judged judged) {
    float[] features = features(asked, judged);
    double[] direct = net.direct(features);
    Map<String, Double> parts = new LinkedHashMap<>();
    double rest = net.of(features);
    for (int i = 0; i < direct.length; i++) {
      parts.put(NAMES.get(i), direct[i]);
      rest -= direct[i];
    }
    parts.put("together", rest);
    return parts;
  }

  static float[] features(Asked asked, Judged judged) {
    double odds = Math.max(LEAST, judged.phraseScore());
    double all = Math.max(LEAST, judged.phraseScore() - Math.log(Math.max(1e-9, judged.phraseOdds())));
    boolean fits = judged.phrase().filter(p -> SentenceFeatures.fits(asked, p)).isPresent();
    boolean repeats = judged.phrase().filter(p -> Proximity.repeats(asked, judged.read().tokens(), p)).isPresent();
    return NetFeatures.of(asked, judged.read(), judged.features(), odds, all, judged.plain(), fits ? 1 : 0, repeats ? 1 : 0);
  }
}
