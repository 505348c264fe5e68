package dev.footnote.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Scores sentences and phrases with the learnt weights. */
final class Judge {
  private static final int PHRASES_FOR = 6;

  private final Trees sentences;
  private final PhraseScorer phrases;

  Judge(Trees sentences, PhraseScorer phrases) {
    this.sentences = sentences;
    this.phrases = phrases;
  }

  /** The weights that ship with the reader. */
  static Judge shipped() {
    return new Judge(resource("sentence-trees.txt", Trees::parse), resource("phrase-weights.tsv", PhraseScorer::parse));
  }

  static <T> T resource(String name, Function<BufferedReader, T> parser) {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(Judge.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
      return parser.apply(in);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read from the class path", e);
    }
  }

  /** All sentences, best first; ties by rank of the passage, then place. The best few have their phrase. */
  List<Judged> judge(Examination examination) {
    List<Integer> order = new ArrayList<>();
    double[] scores = new double[examination.reads().size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = sentences.score(examination.features().get(i));
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparingInt(i -> i));
    List<Judged> judged = new ArrayList<>();
    for (int i : order) {
      judged.add(judged.size() < PHRASES_FOR ? withPhrase(examination, i, scores[i])
          : new Judged(examination.reads().get(i), scores[i], Optional.empty(), 0, 0, examination.features().get(i)));
    }
    return judged;
  }

  private Judged withPhrase(Examination examination, int i, double score) {
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
    return best == null ? new Judged(read, score, Optional.empty(), 0, 0, examination.features().get(i))
        : new Judged(read, score, Optional.of(best), Math.exp(highest) / sum, highest, examination.features().get(i));
  }
}
