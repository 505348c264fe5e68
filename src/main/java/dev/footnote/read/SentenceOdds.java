package dev.footnote.read;

import java.io.BufferedReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Joins the model's word and the plain features into the log-odds that a sentence answers, up to a constant. Immutable. */
final class SentenceOdds {
  private static final List<String> OF_SENTENCE = List.of("retrievalShare", "coverNear", "titleCover", "freshness",
      "cosine", "words", "phrases", "place", "tight", "firstTerm");
  private static final int[] PLACES = OF_SENTENCE.stream().mapToInt(SentenceFeatures.NAMES::indexOf).toArray();
  private static final double LEAST = -15;

  /** Names of the features, in order. */
  static final List<String> NAMES = Stream.of(List.of("odds", "all", "plain", "fits", "repeats"), OF_SENTENCE,
      Times.NAMES).flatMap(List::stream).toList();

  private final double[] weights;

  /** @param weights one for each of {@link #NAMES} */
  SentenceOdds(double[] weights) {
    this.weights = weights.clone();
  }

  /** Reads lines of name, tab, weight. */
  static SentenceOdds parse(BufferedReader in) {
    Map<String, Double> named = in.lines().map(line -> line.split("\t"))
        .collect(Collectors.toMap(f -> f[0], f -> Double.parseDouble(f[1])));
    return new SentenceOdds(NAMES.stream().mapToDouble(named::get).toArray());
  }

  /** What {@link #parse} reads. */
  List<String> lines() {
    return IntStream.range(0, weights.length).mapToObj(i -> NAMES.get(i) + "\t" + weights[i]).toList();
  }

  /** Log-odds of a sentence whose score is not looked at. */
  double of(Asked asked, Judged judged) {
    double[] features = features(asked, judged);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }

  /** What each feature adds to the log-odds. */
  Map<String, Double> parts(Asked asked, Judged judged) {
    double[] features = features(asked, judged);
    return IntStream.range(0, weights.length).boxed()
        .collect(Collectors.toMap(NAMES::get, i -> weights[i] * features[i]));
  }

  static double[] features(Asked asked, Judged judged) {
    double[] f = new double[NAMES.size()];
    f[0] = Math.max(LEAST, judged.phraseScore());
    f[1] = Math.max(LEAST, judged.phraseScore() - Math.log(Math.max(1e-9, judged.phraseOdds())));
    f[2] = judged.plain();
    f[3] = judged.phrase().filter(p -> SentenceFeatures.fits(asked, p)).isPresent() ? 1 : 0;
    f[4] = judged.phrase().filter(p -> Proximity.repeats(asked, judged.read().tokens(), p)).isPresent() ? 1 : 0;
    for (int i = 0; i < PLACES.length; i++) {
      f[5 + i] = judged.features()[PLACES[i]];
    }
    System.arraycopy(Times.of(asked, judged.read()), 0, f, 5 + PLACES.length, Times.NAMES.size());
    return f;
  }
}
