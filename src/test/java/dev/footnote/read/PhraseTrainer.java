package dev.footnote.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Fits {@link PhraseScorer} by softmax over the phrases of a sentence, AdaGrad (Duchi et al., 2011), fixed seed. */
final class PhraseTrainer {
  private static final double RATE = 0.1;
  private static final double RIDGE = 1e-6;

  private final List<Lesson> lessons = new ArrayList<>();
  private final Map<String, double[]> weights = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Lesson(List<List<String>> features, double[] target) {}

  /** @param quality F1 of each phrase against the answer, in [0..1] */
  void add(List<List<String>> features, double[] quality) {
    double sum = 0;
    double[] target = new double[quality.length];
    for (int i = 0; i < quality.length; i++) {
      target[i] = Math.pow(quality[i], 3);
      sum += target[i];
    }
    if (sum > 0.3) {
      for (int i = 0; i < target.length; i++) {
        target[i] /= sum;
      }
      lessons.add(new Lesson(features, target));
    }
  }

  /** Weights by feature; those that hardly count are left out. */
  Map<String, Float> fit(int epochs) {
    Random random = new Random(7);
    for (int e = 0; e < epochs; e++) {
      Collections.shuffle(lessons, random);
      lessons.forEach(this::learn);
    }
    Map<String, Float> fitted = new HashMap<>();
    weights.forEach((feature, w) -> {
      if (Math.abs(w[0]) > 0.02) {
        fitted.put(feature, (float) w[0]);
      }
    });
    return fitted;
  }

  private void learn(Lesson lesson) {
    int n = lesson.target.length;
    double[] scores = new double[n];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      for (String f : lesson.features.get(i)) {
        scores[i] += weights.computeIfAbsent(f, k -> new double[2])[0];
      }
      most = Math.max(most, scores[i]);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      scores[i] = Math.exp(scores[i] - most);
      sum += scores[i];
    }
    for (int i = 0; i < n; i++) {
      double error = lesson.target[i] - scores[i] / sum;
      if (Math.abs(error) < 1e-4) {
        continue;
      }
      for (String f : lesson.features.get(i)) {
        double[] w = weights.computeIfAbsent(f, k -> new double[2]);
        double g = error - RIDGE * w[0];
        w[1] += g * g;
        w[0] += RATE * g / Math.sqrt(w[1] + 1e-8);
      }
    }
  }
}
