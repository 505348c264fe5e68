package dev.footnote.read;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The probability that the best sentences answer: logistic regression over {@link ConfidenceFeatures}. Immutable.
 *
 * @param terms one for each feature, in order
 * @param intercept log-odds where every feature has its mean
 */
record Confidence(List<Term> terms, double intercept) {
  /** A feature's mean and spread in the data that taught it, and its weight once standardised by them. */
  record Term(double mean, double spread, double weight) {}

  /** Probability in (0..1). */
  double of(float[] features) {
    double sum = intercept;
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      sum += term.weight * (features[i] - term.mean) / term.spread;
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** What each feature adds to the log-odds, beside what its mean would. */
  Map<String, Double> parts(float[] features) {
    Map<String, Double> parts = new LinkedHashMap<>();
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      parts.put(ConfidenceFeatures.NAMES.get(i), term.weight * (features[i] - term.mean) / term.spread);
    }
    return parts;
  }

  /** A line for each feature, mean, spread and weight parted by tabs, and the intercept last. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    terms.forEach(t -> lines.add(t.mean + "\t" + t.spread + "\t" + t.weight));
    lines.add(Double.toString(intercept));
    return lines;
  }

  /** Reads what {@link #lines} wrote. */
  static Confidence parse(BufferedReader in) {
    List<String> lines = in.lines().toList();
    List<Term> terms = new ArrayList<>();
    for (String line : lines.subList(0, lines.size() - 1)) {
      String[] f = line.split("\t");
      terms.add(new Term(Double.parseDouble(f[0]), Double.parseDouble(f[1]), Double.parseDouble(f[2])));
    }
    return new Confidence(terms, Double.parseDouble(lines.getLast()));
  }
}
