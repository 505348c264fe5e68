package dev.footnote.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A sum of regression trees over plain features: gradient boosting (Friedman, "Greedy Function Approximation", 2001). Immutable.
 *
 * @param base score before any tree
 * @param trees each a list of nodes, the root first
 */
public record Trees(double base, List<List<Node>> trees) {
  /** Copies the lists. */
  public Trees {
    trees = trees.stream().map(List::copyOf).toList();
  }

  /**
   * A node.
   *
   * @param feature to look at; -1 in a leaf
   * @param threshold go left if the feature is at most this
   * @param left place of the left child
   * @param right place of the right child
   * @param value what a leaf adds to the score
   */
  public record Node(int feature, float threshold, int left, int right, float value) {}

  /** The score, any real number; its logistic is a probability where the trees were grown for one. */
  public double score(float[] features) {
    double sum = base;
    for (List<Node> tree : trees) {
      Node node = tree.getFirst();
      while (node.feature >= 0) {
        node = tree.get(features[node.feature] <= node.threshold ? node.left : node.right);
      }
      sum += node.value;
    }
    return sum;
  }

  /** One line for the base, one for each tree: nodes parted by spaces, fields by commas. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Double.toString(base));
    for (List<Node> tree : trees) {
      StringBuilder line = new StringBuilder();
      for (Node n : tree) {
        line.append(line.isEmpty() ? "" : " ").append(n.feature < 0 ? "=" + n.value
            : n.feature + "," + n.threshold + "," + n.left + "," + n.right);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** Reads what {@link #lines} wrote. */
  static Trees parse(BufferedReader in) {
    try {
      double base = Double.parseDouble(in.readLine());
      List<List<Node>> trees = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<Node> nodes = new ArrayList<>();
        for (String field : line.split(" ")) {
          if (field.startsWith("=")) {
            nodes.add(new Node(-1, 0, 0, 0, Float.parseFloat(field.substring(1))));
          } else {
            String[] f = field.split(",");
            nodes.add(new Node(Integer.parseInt(f[0]), Float.parseFloat(f[1]), Integer.parseInt(f[2]),
                Integer.parseInt(f[3]), 0));
          }
        }
        trees.add(nodes);
      }
      return new Trees(base, trees);
    } catch (IOException e) {
      throw new UncheckedIOException("the reader's trees cannot be read", e);
    }
  }
}
