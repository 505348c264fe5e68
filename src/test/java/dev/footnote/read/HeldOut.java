package dev.footnote.read;

import dev.footnote.read.ConfidenceTraining.Learnt;
import dev.footnote.read.ConfidenceTraining.Lesson;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How well what is learnt on some titles and months holds on others: five folds by group, each judged by what the other four
 * taught, next to the same figures where all teach all.
 */
final class HeldOut {
  /** What became of a question: whether the best two sentences answer, and how sure the reader was. */
  private record Outcome(boolean answerable, boolean found, double sure) {
    /** Answered rightly, or rightly not answered. */
    boolean accurate() {
      boolean said = sure >= FeatureReader.Policy.MODEL.threshold();
      return answerable ? said && found : !said;
    }
  }

  private HeldOut() {}

  /** Prints, for each set and its questions asked of all articles: found (never abstaining), accuracy, AUC of confidence. */
  static void report(List<Lesson> lessons, PrintStream out) {
    Learnt all = ConfidenceTraining.learn(lessons);
    List<Learnt> folds = IntStream.range(0, DevelopmentSets.FOLDS)
        .mapToObj(fold -> ConfidenceTraining.learn(lessons.stream().filter(l -> l.item().fold() != fold).toList())).toList();
    out.println("set         found  held out   accuracy  held out   AUC    held out");
    lessons.stream().map(l -> l.item().set()).distinct().forEach(set -> {
      List<Lesson> own = lessons.stream().filter(l -> l.item().set().equals(set) && !l.item().alone() && !l.judged().isEmpty()).toList();
      List<Outcome> within = own.stream().map(l -> outcome(l, all)).toList();
      List<Outcome> held = own.stream().map(l -> outcome(l, folds.get(l.item().fold()))).toList();
      out.println(String.format(Locale.ROOT, "%-10s  %.3f  %.3f      %.3f     %.3f      %.3f  %.3f", set, found(within),
          found(held), accuracy(within), accuracy(held), auc(within), auc(held)));
    });
  }

  private static Outcome outcome(Lesson lesson, Learnt learnt) {
    Lesson scored = ConfidenceTraining.rescored(lesson, learnt.net());
    return new Outcome(lesson.answerable(), scored.found(),
        learnt.confidence().of(ConfidenceFeatures.of(scored.asked(), scored.judged())));
  }

  private static double found(List<Outcome> outcomes) {
    return outcomes.stream().filter(Outcome::answerable).mapToInt(o -> o.found ? 1 : 0).average().orElse(0);
  }

  private static double accuracy(List<Outcome> outcomes) {
    return outcomes.stream().mapToInt(o -> o.accurate() ? 1 : 0).average().orElse(0);
  }

  /** How often one that is found is surer than one that is not. */
  private static double auc(List<Outcome> outcomes) {
    List<Outcome> sorted = outcomes.stream().sorted((a, b) -> Double.compare(a.sure, b.sure)).toList();
    long right = sorted.stream().filter(Outcome::found).count();
    double ranks = IntStream.range(0, sorted.size()).filter(i -> sorted.get(i).found).mapToDouble(i -> i + 1).sum();
    return (ranks - right * (right + 1) / 2.0) / (right * (double) (sorted.size() - right));
  }
}
