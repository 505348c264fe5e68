package dev.footnote.read;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every {@link Net} is told of a sentence: its features, its times, and the kind asked for. */
final class NetFeatures {
  /** Scores on no scale that two indexes share, and the kind as one number. */
  private static final List<String> LEFT_OUT = List.of("retrieval", "rank", "kind");

  private static final int[] PLACES = IntStream.range(0, SentenceFeatures.NAMES.size())
      .filter(i -> !LEFT_OUT.contains(SentenceFeatures.NAMES.get(i))).toArray();

  /** Names of the features, in order. */
  static final List<String> NAMES = Stream.of(IntStream.of(PLACES).mapToObj(SentenceFeatures.NAMES::get).toList(),
      Times.NAMES, Stream.of(Kind.values()).map(kind -> "asks " + kind).toList()).flatMap(List::stream).toList();

  private NetFeatures() {}

  /**
   * @param own features of the net's own, put before the others
   * @param of the sentence's; see {@link SentenceFeatures}
   */
  static float[] of(Asked asked, Read read, float[] of, double... own) {
    float[] f = new float[own.length + NAMES.size()];
    int next = 0;
    for (double feature : own) {
      f[next++] = (float) feature;
    }
    for (int place : PLACES) {
      f[next++] = of[place];
    }
    for (double time : Times.of(asked, read)) {
      f[next++] = (float) time;
    }
    f[next + asked.kind().code()] = 1;
    return f;
  }
}
