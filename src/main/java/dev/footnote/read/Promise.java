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

  /**
   * What is promised of each sentence, in order.
   *
   * @param plain what the trees say alone
   * @param odds log-odds that it answers, up to a constant
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Made(double[] plain, double[] odds) {}

  Made of(Examination examination) {
    double[] plain = examination.scores(trees);
    return new Made(plain, features(examination, plain).stream().mapToDouble(net::of).toArray());
  }

  /** Of each sentence what the net is told: what the trees say, and {@link NetFeatures}. */
  static List<float[]> features(Examination examination, double[] plain) {
    return IntStream.range(0, plain.length).mapToObj(i -> NetFeatures.of(examination.asked(), examination.reads().get(i),
        examination.features().get(i), plain[i])).toList();
  }
}
