package dev.footnote.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What tells whether the best sentence is right at all, as plain numbers. None of them says how a sentence stands among
 * all articles, so that one article alone is judged as well as a thousand.
 */
final class ConfidenceFeatures {
  /** Features of the sentence that count; see {@link SentenceFeatures}. */
  private static final List<String> OF_SENTENCE = List.of("cosine", "missing", "namesMissing", "numbersMissing",
      "coverArticle", "cover", "coverNear", "titleCover", "names", "numbers", "negation", "superlative", "terms", "tight",
      "pairs", "span", "focus", "rare", "heaviest", "firstTerm");

  /** Names of the features, in order. */
  static final List<String> NAMES = Stream.of(List.of("score", "ahead", "aheadOfArticles", "odds", "all", "share",
      "plain", "bestOdds", "bestPlain", "fits", "repeats", "support", "sameKind"), OF_SENTENCE, Times.NAMES,
      Stream.of(Kind.values()).map(kind -> "asks " + kind).toList()).flatMap(List::stream).toList();

  private static final int[] PLACES = OF_SENTENCE.stream().mapToInt(SentenceFeatures.NAMES::indexOf).toArray();
  private static final int COSINE = SentenceFeatures.NAMES.indexOf("cosine");

  /** Below, the cosine tells how short a question is rather than whether the passage answers it. */
  private static final double LEAST_ALIKE = 0.66;

  private static final double MOST_ALIKE = 0.85;
  private static final double FAR = 4;
  private static final double LEAST = -15;

  private ConfidenceFeatures() {}

  /** @param judged best first, at least one */
  static float[] of(Asked asked, List<Judged> judged) {
    Judged best = judged.getFirst();
    String article = best.read().indexed().article().id();
    double second = judged.size() > 1 ? judged.get(1).score() : best.score() - FAR;
    double other = judged.stream().filter(j -> !j.read().indexed().article().id().equals(article))
        .mapToDouble(Judged::score).findFirst().orElse(best.score() - FAR);
    String answer = Tokens.fold(best.shortAnswer());
    long support = answer.isEmpty() ? 0 : judged.subList(1, Math.min(6, judged.size())).stream()
        .filter(j -> Tokens.fold(j.read().text()).contains(answer)).count();
    double share = Math.log(Math.max(1e-9, best.phraseOdds()));
    List<Double> f = new ArrayList<>(List.of(best.score(), Math.min(FAR, best.score() - second),
        Math.min(FAR, best.score() - other), odds(best), Math.max(LEAST, best.phraseScore() - share),
        Math.max(-6, share), best.plain(), judged.stream().mapToDouble(ConfidenceFeatures::odds).max().orElse(LEAST),
        judged.stream().mapToDouble(Judged::plain).max().orElse(LEAST),
        flag(best.phrase().isPresent() && SentenceFeatures.fits(asked, best.phrase().get())),
        flag(best.phrase().isPresent() && Proximity.repeats(asked, best.read().tokens(), best.phrase().get())),
        Math.min(3.0, (double) support), flag(best.phrase().isPresent() && best.phrase().get().kind() == asked.kind())));
    for (int place : PLACES) {
      double value = best.features()[place];
      f.add(place == COSINE ? Math.min(MOST_ALIKE, Math.max(LEAST_ALIKE, value)) : value);
    }
    for (double time : Times.of(asked, best.read())) {
      f.add(time);
    }
    for (Kind kind : Kind.values()) {
      f.add(flag(asked.kind() == kind));
    }
    float[] features = new float[f.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = f.get(i).floatValue();
    }
    return features;
  }

  private static double odds(Judged judged) {
    return Math.max(LEAST, judged.phraseScore());
  }

  private static double flag(boolean set) {
    return set ? 1 : 0;
  }
}
