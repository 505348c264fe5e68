package dev.footnote.retrieve;

import java.util.List;

/** Turns text into unit vectors whose dot product tells how near two texts are in meaning. Thread-safe. */
public interface Embedder {
  /** Name and version of the model; an index made with another cannot be searched. */
  String model();

  /** Length of every vector. */
  int dimension();

  /** The vector of a question, of length 1. */
  float[] question(String text);

  /** The vectors of passages, each of length 1, in the order given. */
  List<float[]> passages(List<String> texts);
}
