package dev.footnote.read;

import java.util.Arrays;
import java.util.List;

/** What tells whether the best sentence is right at all, as plain numbers: its own features and how it stands out. */
final class ConfidenceFeatures {
  /** Number of features added to those of the sentence. */
  static final int ADDED = 9;

  private ConfidenceFeatures() {}

  /** @param judged best first, at least one */
  static float[] of(Asked asked, List<Judged> judged) {
    Judged best = judged.getFirst();
    float[] f = Arrays.copyOf(best.features(), SentenceFeatures.NAMES.size() + ADDED);
    int i = SentenceFeatures.NAMES.size();
    double second = judged.size() > 1 ? judged.get(1).score() : -6;
    String article = best.read().indexed().article().id();
    double otherArticle = judged.stream().filter(j -> !j.read().indexed().article().id().equals(article))
        .mapToDouble(Judged::score).findFirst().orElse(-6);
    String answer = Tokens.fold(best.shortAnswer());
    f[i++] = (float) best.score();
    f[i++] = (float) (best.score() - second);
    f[i++] = (float) (best.score() - otherArticle);
    f[i++] = (float) best.phraseOdds();
    f[i++] = (float) best.phraseScore();
    f[i++] = best.phrase().map(p -> SentenceFeatures.fits(asked, p) ? 1f : 0f).orElse(-1f);
    f[i++] = best.phrase().map(p -> Proximity.repeats(asked, best.read().tokens(), p) ? 1f : 0f).orElse(-1f);
    f[i++] = judged.subList(1, Math.min(6, judged.size())).stream()
        .filter(j -> !answer.isEmpty() && Tokens.fold(j.read().text()).contains(answer)).count();
    f[i] = best.phrase().map(p -> (float) p.kind().code()).orElse(-1f);
    return f;
  }
}
