package dev.footnote.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Judges by plain features of sentences and a log-linear model of phrases. */
final class PlainJudge implements Judge {
  /** Name of the resource with the trees. */
  static final String TREES = "sentence-trees.bin";

  private static final int PHRASES_FOR = 6;

  private final Function<Examination, Promise.Made> promise;
  private final PhraseScorer phrases;

  PlainJudge(Function<Examination, Promise.Made> promise, PhraseScorer phrases) {
    this.promise = promise;
    this.phrases = phrases;
  }

  /** The weights that ship with the reader, but those that say how promising a sentence is. */
  static PlainJudge shipped(Function<Examination, Promise.Made> promise) {
    return new PlainJudge(promise, resource("phrase-weights.tsv", PhraseScorer::parse));
  }

  /** The sentences' weights that ship with the reader. */
  static Trees trees() {
    try (InputStream in = Objects.requireNonNull(PlainJudge.class.getResourceAsStream(TREES), TREES)) {
      return Trees.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(TREES + " cannot be read from the class path", e);
    }
  }

  static <T> T resource(String name, Function<BufferedReader, T> parser) {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(PlainJudge.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
      return parser.apply(in);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read from the class path", e);
    }
  }

  @Override
  public List<Judged> judge(Examination examination) {
    Promise.Made made = promise.apply(examination);
    double[] scores = made.odds();
    double[] plain = made.plain();
    List<Integer> order = new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
    order.sort(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparingInt(i -> i));
    List<Judged> judged = new ArrayList<>();
    for (int i : order) {
      judged.add(judged.size() < PHRASES_FOR ? withPhrase(examination, i, scores[i], plain[i])
          : new Judged(examination.reads().get(i), scores[i], plain[i], Optional.empty(), 0, 0, examination.features().get(i)));
    }
    return judged;
  }

  /** The network gives one number. */
  @Override
  public Map<String, Double> parts(Asked asked, Judged judged) {
    return Map.of("plain", judged.score());
  }

  private Judged withPhrase(Examination examination, int i, double score, double plain) {
    Read read = examination.reads().get(i);
    Phrase best = null;
    double highest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (Phrase phrase : examination.phrases().get(i)) {
      double s = phrases.score(examination.asked(), read.tokens(), phrase, read.text());
      sum += Math.exp(s);
      if (s > highest) {
        highest = s;
        best = phrase;
      }
    }
    return best == null ? new Judged(read, score, plain, Optional.empty(), 0, 0, examination.features().get(i))
        : new Judged(read, score, plain, Optional.of(best), Math.exp(highest) / sum, highest, examination.features().get(i));
  }
}
