package dev.footnote.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Teaches a {@link Net} to rank: the weights under which the right sentences of each question are likeliest among its
 * sentences. By AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019) on batches of questions, with
 * dropout of hidden units. Deterministic.
 */
final class NetFit {
  private static final int HIDDEN = 24;
  private static final int EPOCHS = 25;
  private static final int BATCH = 32;
  private static final double RATE = 2e-3;
  private static final double DECAY = 1e-2;
  private static final double DROPPED = 0.2;
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;

  /**
   * A question.
   *
   * @param rows features of its sentences
   * @param right for each sentence whether it answers
   * @param weight how much the question counts
   */
  record Group(List<float[]> rows, List<Boolean> right, double weight) {}

  private final List<Group> groups;
  private final int features;
  private final float[] inputs;
  private final double[] weights;
  private final double[] gradient;
  private final double[] mean;
  private final double[] square;
  private final Random random = new Random(1);

  private NetFit(List<Group> groups) {
    this.groups = new ArrayList<>(groups.stream().filter(g -> g.right.contains(true)).toList());
    this.features = this.groups.getFirst().rows.getFirst().length;
    this.inputs = standard(this.groups, features);
    this.weights = new double[features + HIDDEN * (features + 2)];
    double scale = 1 / Math.sqrt(features);
    for (int i = features; i < weights.length; i++) {
      boolean out = (i - features) % (features + 2) == features + 1;
      weights[i] = (2 * random.nextDouble() - 1) * (out ? 1 / Math.sqrt(HIDDEN) : scale);
    }
    this.gradient = new double[weights.length];
    this.mean = new double[weights.length];
    this.square = new double[weights.length];
  }

  /** Questions without a right sentence teach nothing. */
  static Net fit(List<Group> groups) {
    NetFit fit = new NetFit(groups);
    fit.learn();
    return fit.net();
  }

  /** A net that has learnt nothing: its output is 0. */
  static Net none(int features) {
    float[] inputs = new float[3 * features];
    for (int f = 0; f < features; f++) {
      inputs[3 * f + 1] = 1;
    }
    return new Net(inputs, new float[0]);
  }

  private void learn() {
    Net standard = net();
    List<Group> shown = new ArrayList<>(groups.stream()
        .map(g -> new Group(g.rows.stream().map(standard::standardised).toList(), g.right, g.weight)).toList());
    double each = shown.stream().mapToDouble(Group::weight).average().orElseThrow();
    int step = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(shown, random);
      for (int from = 0; from < shown.size(); from += BATCH) {
        List<Group> batch = shown.subList(from, Math.min(shown.size(), from + BATCH));
        Arrays.fill(gradient, 0);
        batch.forEach(group -> add(group, group.weight / each / batch.size()));
        update(++step);
      }
    }
  }

  private void add(Group group, double weight) {
    int size = group.rows.size();
    double[][] on = new double[size][HIDDEN];
    double[] odds = new double[size];
    double[] kept = new double[HIDDEN];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      for (int h = 0; h < HIDDEN; h++) {
        kept[h] = random.nextDouble() < DROPPED ? 0 : 1 / (1 - DROPPED);
      }
      odds[i] = forward(group.rows.get(i), kept, on[i]);
      highest = Math.max(highest, odds[i]);
    }
    double sum = 0;
    double right = 0;
    for (int i = 0; i < size; i++) {
      odds[i] = Math.exp(odds[i] - highest);
      sum += odds[i];
      right += group.right.get(i) ? odds[i] : 0;
    }
    for (int i = 0; i < size; i++) {
      backward(group.rows.get(i), on[i], weight * (odds[i] / sum - (group.right.get(i) ? odds[i] / Math.max(1e-12, right) : 0)));
    }
  }

  /** @param on is filled with what each hidden unit gives, 0 for one that is dropped */
  private double forward(float[] x, double[] kept, double[] on) {
    double sum = 0;
    for (int f = 0; f < features; f++) {
      sum += weights[f] * x[f];
    }
    for (int h = 0; h < HIDDEN; h++) {
      int unit = features + h * (features + 2);
      if (kept[h] == 0) {
        continue;
      }
      double in = weights[unit + features];
      for (int f = 0; f < features; f++) {
        in += weights[unit + f] * x[f];
      }
      on[h] = Math.tanh(in) * kept[h];
      sum += weights[unit + features + 1] * on[h];
    }
    return sum;
  }

  private void backward(float[] x, double[] on, double push) {
    for (int f = 0; f < features; f++) {
      gradient[f] += push * x[f];
    }
    for (int h = 0; h < HIDDEN; h++) {
      int unit = features + h * (features + 2);
      double tanh = on[h] * (1 - DROPPED);
      if (tanh == 0) {
        continue;
      }
      gradient[unit + features + 1] += push * on[h];
      double back = push * weights[unit + features + 1] * (1 - tanh * tanh) / (1 - DROPPED);
      for (int f = 0; f < features; f++) {
        gradient[unit + f] += back * x[f];
      }
      gradient[unit + features] += back;
    }
  }

  private void update(int step) {
    double first = 1 - Math.pow(FIRST, step);
    double second = 1 - Math.pow(SECOND, step);
    for (int i = 0; i < weights.length; i++) {
      mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
      square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
      weights[i] -= RATE * (mean[i] / first / (Math.sqrt(square[i] / second) + 1e-8) + DECAY * weights[i]);
    }
  }

  private Net net() {
    float[] in = inputs.clone();
    for (int f = 0; f < features; f++) {
      in[3 * f + 2] = (float) weights[f];
    }
    float[] units = new float[weights.length - features];
    for (int i = 0; i < units.length; i++) {
      units[i] = (float) weights[features + i];
    }
    return new Net(in, units);
  }

  private static float[] standard(List<Group> groups, int features) {
    float[] inputs = new float[3 * features];
    List<float[]> rows = groups.stream().flatMap(g -> g.rows.stream()).toList();
    for (int f = 0; f < features; f++) {
      int feature = f;
      double mean = rows.stream().mapToDouble(r -> r[feature]).average().orElse(0);
      double spread = rows.stream().mapToDouble(r -> (r[feature] - mean) * (r[feature] - mean)).average().orElse(1);
      inputs[3 * f] = (float) mean;
      inputs[3 * f + 1] = (float) (Math.sqrt(spread) + 1e-6);
    }
    return inputs;
  }
}
