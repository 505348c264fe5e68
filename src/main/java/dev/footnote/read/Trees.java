package dev.footnote.read;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.List;

/**
 * A sum of regression trees over plain features: gradient boosting (Friedman, "Greedy Function Approximation", 2001). Its nodes
 * lie in one table, which is read from a file as it is: a cold start has no time for thousands of numbers in words. Immutable.
 */
public final class Trees {
  private static final short LEAF = -1;
  private static final int HEAD = Double.BYTES + 2 * Integer.BYTES;

  private final double base;

  /** Place of each tree's root. */
  private final short[] roots;

  /** For each node the feature, or {@link #LEAF}, the left child and the right child. */
  private final short[] links;

  /** For each node the threshold, or what a leaf adds. */
  private final float[] numbers;

  private Trees(double base, short[] roots, short[] links, float[] numbers) {
    this.base = base;
    this.roots = roots;
    this.links = links;
    this.numbers = numbers;
  }

  /**
   * A node.
   *
   * @param feature to look at; -1 in a leaf
   * @param threshold go left if the feature is at most this
   * @param left place of the left child in its tree
   * @param right place of the right child in its tree
   * @param value what a leaf adds to the score
   */
  public record Node(int feature, float threshold, int left, int right, float value) {}

  /**
   * @param base score before any tree
   * @param trees each a list of nodes, the root first
   * @throws IllegalArgumentException if there are more than {@value Short#MAX_VALUE} nodes
   */
  public static Trees of(double base, List<List<Node>> trees) {
    int count = trees.stream().mapToInt(List::size).sum();
    if (count > Short.MAX_VALUE) {
      throw new IllegalArgumentException(count + " nodes; at most " + Short.MAX_VALUE + " can be kept");
    }
    short[] roots = new short[trees.size()];
    short[] links = new short[3 * count];
    float[] numbers = new float[count];
    int next = 0;
    for (int t = 0; t < roots.length; t++) {
      int root = next;
      roots[t] = (short) root;
      for (Node node : trees.get(t)) {
        boolean leaf = node.feature < 0;
        links[3 * next] = leaf ? LEAF : (short) node.feature;
        links[3 * next + 1] = leaf ? 0 : (short) (root + node.left);
        links[3 * next + 2] = leaf ? 0 : (short) (root + node.right);
        numbers[next++] = leaf ? node.value : node.threshold;
      }
    }
    return new Trees(base, roots, links, numbers);
  }

  /** The score, any real number; its logistic is a probability where the trees were grown for one. */
  public double score(float[] features) {
    double sum = base;
    for (int root : roots) {
      int node = root;
      for (int feature = links[3 * node]; feature != LEAF; feature = links[3 * node]) {
        node = links[3 * node + (features[feature] <= numbers[node] ? 1 : 2)];
      }
      sum += numbers[node];
    }
    return sum;
  }

  /** Writes what {@link #read} reads: base, how many trees and nodes, then the tables, big-endian. */
  public void write(OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeDouble(base);
    out.writeInt(roots.length);
    out.writeInt(numbers.length);
    for (short root : roots) {
      out.writeShort(root);
    }
    for (short link : links) {
      out.writeShort(link);
    }
    for (float number : numbers) {
      out.writeFloat(number);
    }
    out.flush();
  }

  /** @throws IOException if it cannot be read, or is nothing that {@link #write} wrote */
  static Trees read(InputStream in) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
    if (bytes.remaining() < HEAD) {
      throw new IOException("no trees: " + bytes.remaining() + " bytes");
    }
    double base = bytes.getDouble();
    short[] roots = new short[bytes.getInt()];
    float[] numbers = new float[bytes.getInt()];
    short[] links = new short[3 * numbers.length];
    if (bytes.remaining() != Short.BYTES * (roots.length + links.length) + Float.BYTES * numbers.length) {
      throw new IOException("no trees: " + bytes.remaining() + " bytes for " + numbers.length + " nodes");
    }
    ShortBuffer shorts = bytes.asShortBuffer().get(roots).get(links);
    FloatBuffer floats = bytes.position(bytes.position() + Short.BYTES * shorts.position()).asFloatBuffer();
    floats.get(numbers);
    return new Trees(base, roots, links, numbers);
  }
}
