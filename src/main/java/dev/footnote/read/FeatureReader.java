package dev.footnote.read;

import dev.footnote.retrieve.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads by learnt weights over plain features.
 *
 * <ol>
 *   <li>a question in two parts is read part by part;
 *   <li>every sentence of the best passages is scored, and the best few get their best phrase;
 *   <li>the odds that the best one is right decide whether it is said;
 *   <li>a second sentence is cited where it is nearly as likely, or where it contradicts the first.
 * </ol>
 */
public final class FeatureReader implements Reader {
  private static final int EXPLAINED = 5;

  // When a model need not look further; chosen on the development sets.
  private static final double SURE = 0.7;
  private static final double AHEAD = 1;
  private static final double HOPELESS = 0.12;
  private static final double BEHIND = 0.5;

  private final Judge judge;
  private final Confidence confidence;
  private final Policy policy;
  private final String model;

  /**
   * When to say what.
   *
   * @param threshold least confidence with which an answer is said; chosen on the development sets
   * @param nearly a further sentence is cited if its log-odds are at most this far below the first
   * @param looked whether the judge is a model that looked at the sentences
   */
  record Policy(double threshold, double nearly, boolean looked) {
    static final Policy PLAIN = new Policy(0.38, 1.8, false);
    static final Policy MODEL = new Policy(0.45, 0.8, true);
  }

  private FeatureReader(Judge judge, Confidence confidence, Policy policy, String model) {
    this.judge = judge;
    this.confidence = confidence;
    this.policy = policy;
    this.model = model;
  }

  /** Reads by plain features alone: fastest, and least able. */
  public static FeatureReader plain() {
    return new FeatureReader(PlainJudge.shipped(Promise.shipped()::of), PlainJudge.resource("confidence-plain.tsv", Confidence::parse),
        Policy.PLAIN, "reader/2");
  }

  /**
   * Has a model look at the most promising places.
   *
   * @param windows how many places at most, at least 1
   */
  public static FeatureReader withModel(SpanModel model, int windows) {
    Confidence confidence = PlainJudge.resource("confidence.tsv", Confidence::parse);
    return new FeatureReader(new SpanJudge(Promise.shipped()::of, model,
        SentenceOdds.shipped(),
        Optional.of(new Enough(confidence, SURE, AHEAD, HOPELESS, BEHIND)), windows), confidence, Policy.MODEL, model.name());
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public Reading read(String question, List<Hit> hits, int maxCitations) {
    List<Part> parts = Part.of(question);
    if (parts.size() == 1) {
      return readOne(question, hits, maxCitations);
    }
    List<Reading> readings = parts.stream().map(p -> readOne(p.asked(), hits, 1)).toList();
    List<Reading> found = readings.stream().filter(Reading::answers).toList();
    if (found.isEmpty()) {
      return readOne(question, hits, maxCitations);
    }
    List<String> missing = new ArrayList<>();
    List<Reading.Pick> picks = new ArrayList<>();
    List<Explanation> explanations = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Reading reading = readings.get(i);
      explanations.addAll(reading.explanations());
      if (reading.answers()) {
        reading.picks().stream().filter(p -> !picks.contains(p)).forEach(picks::add);
      } else {
        missing.add(parts.get(i).words());
      }
    }
    double sure = found.stream().mapToDouble(Reading::confidence).min().orElse(0);
    return new Reading(picks.subList(0, Math.min(maxCitations, picks.size())), found.getFirst().shortAnswer(), sure, true,
        false, missing, explanations);
  }

  private Reading readOne(String question, List<Hit> hits, int maxCitations) {
    Examination examination = Examination.of(question, hits);
    if (examination.reads().isEmpty() || examination.asked().terms().isEmpty()) {
      return new Reading(List.of(), "", 0, false, false, List.of(), List.of());
    }
    List<Judged> judged = judge.judge(examination);
    float[] features = ConfidenceFeatures.of(examination.asked(), judged);
    double sure = confidence.of(features);
    Judged best = judged.getFirst();
    List<Judged> chosen = new ArrayList<>(List.of(best));
    boolean conflicting = false;
    Set<String> quoted = new HashSet<>(Set.of(best.read().text()));
    for (Judged other : judged.subList(1, Math.min(5, judged.size()))) {
      if (chosen.size() >= maxCitations) {
        break;
      }
      boolean contradicts = Conflict.between(examination.asked(), best, other, policy.looked);
      boolean nearly = chosen.size() < 2 && best.score() - other.score() <= policy.nearly;
      if (((contradicts && !conflicting) || nearly) && quoted.add(other.read().text())) {
        chosen.add(contradicts ? 1 : chosen.size(), other);
        conflicting |= contradicts;
      }
    }
    return new Reading(chosen.stream().map(j -> new Reading.Pick(j.read().indexed(), j.read().span())).toList(),
        best.shortAnswer(), sure, sure >= policy.threshold, conflicting, List.of(),
        List.of(explanation(question, examination.asked(), judged, features)));
  }

  private Explanation explanation(String question, Asked asked, List<Judged> judged, float[] features) {
    return new Explanation(question, asked.kind(), confidence.of(features), policy.threshold,
        confidence.parts(features), judged.subList(0, Math.min(EXPLAINED, judged.size()))
        .stream().map(j -> new Explanation.Candidate(j.read().indexed().article().id(), j.read().number(),
            j.read().text(), j.shortAnswer(), j.score(), judge.parts(asked, j))).toList());
  }
}
