package dev.footnote.read;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How promising each sentence is before a model has looked at it: what plain trees say of it, all that they were told, and what
 * the lessons of the trees do not have, which is days, times and the company of other articles. Immutable.
 */
final class Promise {
  /** Name of the resource with the weights. */
  static final String RESOURCE = "promise.bin";

  private static final int FEATURES = 1 + NetFeatures.NAMES.size();

  private final Trees trees;
  private final Net net;

  Promise(Trees trees, Net net) {
    this.trees = trees;
    this.net = net;
  }

  /** The weights that ship with the reader. */
  static Promise shipped() {
    return new Promise(PlainJudge.trees(), Net.resource(RESOURCE, FEATURES));
  }

  /** Log-odds of each sentence, up to a constant, in order. */
  double[] of(Examination examination) {
    return features(examination, trees).stream().mapToDouble(net::of).toArray();
  }

  /** Of each sentence what the net is told: what the trees say, and {@link NetFeatures}. */
  static List<float[]> features(Examination examination, Trees trees) {
    double[] scores = examination.scores(trees);
    return IntStream.range(0, scores.length).mapToObj(i -> NetFeatures.of(examination.asked(), examination.reads().get(i),
        examination.features().get(i), scores[i])).toList();
  }
}
