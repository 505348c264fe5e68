package dev.footnote.read;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * A small neural network over plain features: one hidden layer of tanh units beside a weighted sum, of features standardised and
 * cut off at {@value #MOST} spreads. Immutable.
 */
final class Net {
  private static final float MOST = 5;
  private static final int HEAD = 2 * Integer.BYTES;

  /** Mean, spread and direct weight of each feature, one after the other. */
  private final float[] inputs;

  /** Of each hidden unit its weight for each feature, then its bias, then its weight in the output. */
  private final float[] units;

  private final int features;

  /**
   * @param inputs for each feature its mean, its spread and its direct weight
   * @param units for each hidden unit its weight for each feature, its bias and its weight in the output
   */
  Net(float[] inputs, float[] units) {
    this.inputs = inputs.clone();
    this.units = units.clone();
    this.features = inputs.length / 3;
  }

  /** The output, any real number. */
  double of(float[] x) {
    float[] z = standardised(x);
    double sum = 0;
    for (int f = 0; f < features; f++) {
      sum += inputs[3 * f + 2] * z[f];
    }
    for (int unit = 0; unit < units.length; unit += features + 2) {
      double in = units[unit + features];
      for (int f = 0; f < features; f++) {
        in += units[unit + f] * z[f];
      }
      sum += units[unit + features + 1] * Math.tanh(in);
    }
    return sum;
  }

  /** What each feature adds to the output by its direct weight. */
  double[] direct(float[] x) {
    float[] z = standardised(x);
    double[] direct = new double[features];
    for (int f = 0; f < features; f++) {
      direct[f] = inputs[3 * f + 2] * z[f];
    }
    return direct;
  }

  /** The features as the layers see them. */
  float[] standardised(float[] x) {
    float[] z = new float[features];
    for (int f = 0; f < features; f++) {
      z[f] = Math.clamp((x[f] - inputs[3 * f]) / inputs[3 * f + 1], -MOST, MOST);
    }
    return z;
  }

  /** Writes what {@link #read} reads: how many features and hidden units, then both tables, big-endian. */
  void write(OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(features);
    out.writeInt(units.length / (features + 2));
    for (float number : inputs) {
      out.writeFloat(number);
    }
    for (float number : units) {
      out.writeFloat(number);
    }
    out.flush();
  }

  /** @param name of a resource beside this class, written for so many features */
  static Net resource(String name, int features) {
    try (InputStream in = Objects.requireNonNull(Net.class.getResourceAsStream(name), name)) {
      return read(in, features);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read from the class path", e);
    }
  }

  /**
   * @param features how many its reader gives it
   * @throws IOException if it cannot be read, or is nothing that {@link #write} wrote for so many features
   */
  static Net read(InputStream in, int features) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
    int size = bytes.remaining();
    if (size < HEAD || bytes.getInt() != features) {
      throw new IOException("no network for " + features + " features: " + size + " bytes");
    }
    float[] inputs = new float[3 * features];
    float[] units = new float[(features + 2) * bytes.getInt()];
    if (bytes.remaining() != Float.BYTES * (inputs.length + units.length)) {
      throw new IOException("no network for " + features + " features: " + size + " bytes");
    }
    FloatBuffer floats = bytes.asFloatBuffer();
    floats.get(inputs).get(units);
    return new Net(inputs, units);
  }
}
