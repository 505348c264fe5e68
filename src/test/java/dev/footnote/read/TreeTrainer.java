package dev.footnote.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Grows {@link Trees} for a probability by gradient boosting on histograms with second-order leaves. Deterministic. */
final class TreeTrainer {
  private static final int BINS = 64;
  private static final double SHRINK = 0.1;
  private static final double RIDGE = 5;

  private final float[][] rows;
  private final float[] labels;
  private final int depth;
  private final int smallest;
  private final float[][] borders;
  private final byte[][] bins;

  TreeTrainer(List<float[]> rows, List<Float> labels, int depth, int smallest) {
    this.rows = rows.toArray(float[][]::new);
    this.labels = new float[labels.size()];
    for (int i = 0; i < labels.size(); i++) {
      this.labels[i] = labels.get(i);
    }
    this.depth = depth;
    this.smallest = smallest;
    int features = this.rows[0].length;
    this.borders = new float[features][];
    this.bins = new byte[features][this.rows.length];
    for (int f = 0; f < features; f++) {
      bin(f);
    }
  }

  private void bin(int f) {
    float[] sorted = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = rows[i][f];
    }
    Arrays.sort(sorted);
    List<Float> cuts = new ArrayList<>();
    for (int b = 1; b < BINS; b++) {
      float cut = sorted[(int) ((long) b * rows.length / BINS)];
      if (cuts.isEmpty() || cut > cuts.getLast()) {
        cuts.add(cut);
      }
    }
    borders[f] = new float[cuts.size()];
    for (int i = 0; i < cuts.size(); i++) {
      borders[f][i] = cuts.get(i);
    }
    for (int i = 0; i < rows.length; i++) {
      int at = Arrays.binarySearch(borders[f], rows[i][f]);
      bins[f][i] = (byte) (at >= 0 ? at : -at - 1);
    }
  }

  Trees grow(int count) {
    double mean = 0;
    for (float label : labels) {
      mean += label;
    }
    mean /= labels.length;
    double base = Math.log(mean / (1 - mean));
    double[] scores = new double[labels.length];
    Arrays.fill(scores, base);
    List<List<Trees.Node>> trees = new ArrayList<>();
    double[] gradient = new double[labels.length];
    double[] hessian = new double[labels.length];
    for (int t = 0; t < count; t++) {
      for (int i = 0; i < labels.length; i++) {
        double p = 1 / (1 + Math.exp(-scores[i]));
        gradient[i] = labels[i] - p;
        hessian[i] = Math.max(1e-6, p * (1 - p));
      }
      int[] all = new int[labels.length];
      Arrays.setAll(all, i -> i);
      List<Trees.Node> nodes = new ArrayList<>();
      split(nodes, all, gradient, hessian, 0, scores);
      trees.add(nodes);
    }
    return Trees.of(base, trees);
  }

  private void split(List<Trees.Node> nodes, int[] members, double[] gradient, double[] hessian, int level,
      double[] scores) {
    double g = 0;
    double h = 0;
    for (int i : members) {
      g += gradient[i];
      h += hessian[i];
    }
    int place = nodes.size();
    nodes.add(new Trees.Node(-1, 0, 0, 0, 0));
    double bestGain = 1;
    int bestFeature = -1;
    int bestBin = -1;
    for (int f = 0; level < depth && f < bins.length; f++) {
      double[] gs = new double[BINS];
      double[] hs = new double[BINS];
      int[] ns = new int[BINS];
      for (int i : members) {
        gs[bins[f][i]] += gradient[i];
        hs[bins[f][i]] += hessian[i];
        ns[bins[f][i]]++;
      }
      double gl = 0;
      double hl = 0;
      int nl = 0;
      for (int b = 0; b < borders[f].length; b++) {
        gl += gs[b];
        hl += hs[b];
        nl += ns[b];
        if (nl < smallest || members.length - nl < smallest) {
          continue;
        }
        double gain = gl * gl / (hl + RIDGE) + (g - gl) * (g - gl) / (h - hl + RIDGE) - g * g / (h + RIDGE);
        if (gain > bestGain) {
          bestGain = gain;
          bestFeature = f;
          bestBin = b;
        }
      }
    }
    if (bestFeature < 0) {
      float value = (float) (SHRINK * g / (h + RIDGE));
      nodes.set(place, new Trees.Node(-1, 0, 0, 0, value));
      for (int i : members) {
        scores[i] += value;
      }
      return;
    }
    int feature = bestFeature;
    int bin = bestBin;
    int[] left = Arrays.stream(members).filter(i -> bins[feature][i] <= bin).toArray();
    int[] right = Arrays.stream(members).filter(i -> bins[feature][i] > bin).toArray();
    int leftPlace = nodes.size();
    split(nodes, left, gradient, hessian, level + 1, scores);
    int rightPlace = nodes.size();
    split(nodes, right, gradient, hessian, level + 1, scores);
    nodes.set(place, new Trees.Node(feature, borders[feature][bin], leftPlace, rightPlace, 0));
  }
}
