package dev.footnote.eval;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The figures of a run, in the order in which they are shown; NaN where nothing can be said.
 *
 * <ul>
 *   <li><i>quote validity</i>: valid citations of all that were given; <i>citations while abstaining</i>: must be 0;
 *   <li><i>short answer inside own quote</i>: over answers with a short answer;
 *   <li><i>article hit@k</i>, <i>MRR@10</i>: a gold article among the first k articles retrieved, over answerable questions;
 *   <li><i>answer in cited quotes</i>, <i>short answer EM, F1</i>: over answerable questions with a short form; abstaining
 *       counts 0;
 *   <li><i>citation precision</i>: right citations of those that count, over what was answered, also where nothing could be;
 *   <li><i>abstention F1</i>: of abstaining as a detector of what the articles do not say;
 *   <li><i>accuracy</i>: right answers and right silences; <i>penalised score</i>: +1 right, -1 wrong, 0 silence;
 *   <li><i>AURC</i>: mean risk over answered questions taken by falling confidence; <i>coverage at risk 0.2</i>: the most
 *       that can be answered with at most a fifth wrong; <i>ECE</i>: mean gap of confidence and share right in ten bins.
 * </ul>
 */
final class Figures {
  private static final double TOLERATED = 0.2;

  private Figures() {}

  static Map<String, Double> of(List<Judgement> rows) {
    List<Judgement> yes = where(rows, Judgement::answerable);
    List<Judgement> no = where(rows, r -> !r.answerable());
    List<Judgement> said = where(rows, r -> !r.abstained());
    double given = sum(rows, Judgement::given);
    double cites = sum(said, Judgement::cites);
    double silentNo = sum(no, r -> r.abstained() ? 1 : 0);
    double silentYes = sum(yes, r -> r.abstained() ? 1 : 0);
    double all = rows.size();
    Map<String, Double> f = new LinkedHashMap<>();
    f.put("questions", all);
    f.put("quote validity", ratio(sum(rows, Judgement::valid), given));
    f.put("citations while abstaining", sum(rows, Judgement::whileSilent));
    f.put("short answer inside own quote", mean(said, Judgement::own));
    f.put("article hit@1", mean(yes, r -> hit(r, 1)));
    f.put("article hit@5", mean(yes, r -> hit(r, 5)));
    f.put("article hit@10", mean(yes, r -> hit(r, 10)));
    f.put("MRR@10", mean(yes, r -> r.rank() > 0 ? 1.0 / r.rank() : 0));
    f.put("all gold articles in 10", mean(yes, Judgement::all10));
    f.put("answer in cited quotes", mean(yes, Judgement::found));
    f.put("short answer EM", mean(yes, Judgement::em));
    f.put("short answer F1", mean(yes, Judgement::f1));
    f.put("citation precision", ratio(sum(said, Judgement::strict), cites));
    f.put("citation precision, lenient", ratio(sum(said, Judgement::loose), cites));
    f.put("citation recall (articles)", mean(yes, Judgement::recall));
    f.put("answered with a right citation", mean(yes, Judgement::cited));
    f.put("citations per answer", sum(said, Judgement::given) / atLeastOne(said.size()));
    f.put("cited characters per answer", sum(said, Judgement::chars) / atLeastOne(said.size()));
    f.put("abstention precision", silentNo / atLeastOne(silentNo + silentYes));
    f.put("abstention recall", silentNo / atLeastOne(no.size()));
    f.put("abstention F1", 2 * silentNo / atLeastOne(silentNo + silentYes + no.size()));
    f.put("abstained though answerable", silentYes / atLeastOne(yes.size()));
    f.put("answered though unanswerable", 1 - silentNo / atLeastOne(no.size()));
    f.put("accuracy", mean(rows, r -> r.correct() ? 1 : 0));
    f.put("always-abstain accuracy", no.size() / all);
    f.put("coverage", said.size() / all);
    f.put("penalised score", sum(said, r -> r.right() ? 1 : -1) / all);
    risk(said, all, f);
    f.put("calibration error (ECE)", calibrationError(said));
    double[] times = rows.stream().mapToDouble(Judgement::ms).sorted().toArray();
    f.put("ms p50", times[times.length / 2]);
    f.put("ms p99", times[Math.min(times.length - 1, (int) (times.length * .99))]);
    return f;
  }

  private static void risk(List<Judgement> said, double all, Map<String, Double> figures) {
    List<Judgement> sorted = said.stream()
        .sorted(Comparator.comparingDouble((Judgement r) -> -r.confidence()).thenComparing(Judgement::right)).toList();
    double right = 0;
    double risks = 0;
    int covered = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      right += sorted.get(i - 1).right() ? 1 : 0;
      double risk = 1 - right / i;
      risks += risk;
      covered = risk <= TOLERATED ? i : covered;
    }
    figures.put("AURC", ratio(risks, sorted.size()));
    figures.put("coverage at risk 0.2", covered / all);
  }

  private static double calibrationError(List<Judgement> said) {
    double error = 0;
    for (int bin = 0; bin < 10; bin++) {
      int number = bin;
      List<Judgement> in = where(said, r -> Math.min(9, (int) (10 * r.confidence())) == number);
      if (!in.isEmpty()) {
        error += Math.abs(mean(in, Judgement::confidence) - mean(in, r -> r.right() ? 1 : 0)) * in.size();
      }
    }
    return error / atLeastOne(said.size());
  }

  private static double hit(Judgement row, int k) {
    return row.rank() > 0 && row.rank() <= k ? 1 : 0;
  }

  private static List<Judgement> where(List<Judgement> rows, Predicate<Judgement> condition) {
    return rows.stream().filter(condition).toList();
  }

  private static double sum(List<Judgement> rows, ToDoubleFunction<Judgement> value) {
    return rows.stream().mapToDouble(value).sum();
  }

  private static double mean(List<Judgement> rows, ToDoubleFunction<Judgement> value) {
    return rows.stream().mapToDouble(value).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }

  private static double atLeastOne(double count) {
    return Math.max(1, count);
  }
}
