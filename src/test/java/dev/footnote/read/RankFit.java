package dev.footnote.read;

import java.util.ArrayList;
import java.util.List;

/**
 * A log-linear ranker: the weights under which the right sentences of each question are likeliest among its sentences.
 * By gradient descent with momentum on standardised features, with a small ridge.
 */
final class RankFit {
  private static final int STEPS = 300;
  private static final double RATE = 0.15;
  private static final double MOMENTUM = 0.9;
  private static final double RIDGE = 1e-3;

  private record Group(List<double[]> rows, List<Boolean> right, double weight) {}

  private final int features;
  private final List<Group> groups = new ArrayList<>();

  RankFit(int features) {
    this.features = features;
  }

  /** Adds the sentences of a question; without a right one it teaches nothing. */
  void add(List<double[]> rows, List<Boolean> right, double weight) {
    if (right.contains(true)) {
      groups.add(new Group(rows, right, weight));
    }
  }

  /** Weights for features as they are, not standardised. */
  double[] fit() {
    double[] mean = new double[features];
    double[] spread = new double[features];
    List<double[]> all = groups.stream().flatMap(g -> g.rows.stream()).toList();
    double total = groups.stream().mapToDouble(Group::weight).sum();
    for (int f = 0; f < features; f++) {
      int feature = f;
      double m = all.stream().mapToDouble(r -> r[feature]).average().orElse(0);
      mean[f] = m;
      spread[f] = Math.sqrt(all.stream().mapToDouble(r -> (r[feature] - m) * (r[feature] - m)).average().orElse(1)) + 1e-6;
    }
    double[] w = new double[features];
    double[] speed = new double[features];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[features];
      for (Group group : groups) {
        learn(group, group.weight / total, w, mean, spread, gradient);
      }
      for (int f = 0; f < features; f++) {
        speed[f] = MOMENTUM * speed[f] + gradient[f] - RIDGE * w[f];
        w[f] += RATE * speed[f];
      }
    }
    for (int f = 0; f < features; f++) {
      w[f] /= spread[f];
    }
    return w;
  }

  private void learn(Group group, double weight, double[] w, double[] mean, double[] spread, double[] gradient) {
    double[] odds = new double[group.rows.size()];
    double sum = 0;
    double right = 1e-12;
    for (int i = 0; i < odds.length; i++) {
      double z = 0;
      for (int f = 0; f < features; f++) {
        z += w[f] * (group.rows.get(i)[f] - mean[f]) / spread[f];
      }
      odds[i] = Math.exp(z);
      sum += odds[i];
      right += group.right.get(i) ? odds[i] : 0;
    }
    for (int i = 0; i < odds.length; i++) {
      double push = weight * ((group.right.get(i) ? odds[i] / right : 0) - odds[i] / sum);
      for (int f = 0; f < features; f++) {
        gradient[f] += push * (group.rows.get(i)[f] - mean[f]) / spread[f];
      }
    }
  }
}
