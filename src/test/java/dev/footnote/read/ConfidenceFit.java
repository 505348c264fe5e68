package dev.footnote.read;

import java.util.ArrayList;
import java.util.List;

/** Logistic regression by gradient descent on standardised features, with a ridge. */
final class ConfidenceFit {
  private static final double RATE = 0.5;
  private static final int STEPS = 3_000;
  private static final double RIDGE = 1e-2;

  private final List<float[]> rows = new ArrayList<>();
  private final List<Boolean> right = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();

  void add(float[] features, boolean isRight, double weight) {
    rows.add(features);
    right.add(isRight);
    weights.add(weight);
  }

  Confidence fit() {
    int n = rows.getFirst().length;
    double total = weights.stream().mapToDouble(x -> x).sum();
    double[] mean = new double[n];
    double[] spread = new double[n];
    for (int i = 0; i < rows.size(); i++) {
      for (int f = 0; f < n; f++) {
        mean[f] += weights.get(i) / total * rows.get(i)[f];
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      for (int f = 0; f < n; f++) {
        double d = rows.get(i)[f] - mean[f];
        spread[f] += weights.get(i) / total * d * d;
      }
    }
    for (int f = 0; f < n; f++) {
      spread[f] = Math.sqrt(spread[f]) + 1e-6;
    }
    double[] w = new double[n + 1];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[n + 1];
      for (int i = 0; i < rows.size(); i++) {
        double sum = w[n];
        for (int f = 0; f < n; f++) {
          sum += w[f] * (rows.get(i)[f] - mean[f]) / spread[f];
        }
        double error = weights.get(i) / total * ((right.get(i) ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
        for (int f = 0; f < n; f++) {
          gradient[f] += error * (rows.get(i)[f] - mean[f]) / spread[f];
        }
        gradient[n] += error;
      }
      for (int f = 0; f <= n; f++) {
        w[f] += RATE * (gradient[f] - (f < n ? RIDGE * w[f] : 0));
      }
    }
    List<Confidence.Term> terms = new ArrayList<>();
    for (int f = 0; f < n; f++) {
      terms.add(new Confidence.Term(mean[f], spread[f], w[f]));
    }
    return new Confidence(terms, w[n]);
  }
}
