package dev.footnote.read;

import java.util.List;
import java.util.Set;

/** Whether two sentences of different articles say different things about the same. */
final class Conflict {
  /** A sentence that a model looked at contradicts only if it has so much of the question's words. */
  static final double LEAST_COVER_LOOKED = 0.45;

  private static final double LEAST_SCORE = -0.8;
  private static final double LEAST_COVER = 0.55;
  private static final double LEAST_ALIKE = 0.35;
  private static final double LEAST_ODDS = 4;
  private static final double LEAST_ALIKE_LOOKED = 0.2;
  private static final Set<Kind> COMPARABLE =
      Set.of(Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.DATE, Kind.NAME);

  private Conflict() {}

  /** @param looked whether a model looked at both sentences, so that their phrases can be relied on */
  static boolean between(Asked asked, Judged a, Judged b, boolean looked) {
    if (a.read().indexed().article().id().equals(b.read().indexed().article().id()) || a.phrase().isEmpty()
        || b.phrase().isEmpty()) {
      return false;
    }
    Phrase x = a.phrase().get();
    Phrase y = b.phrase().get();
    if (x.kind() != y.kind() || !COMPARABLE.contains(x.kind()) || !differ(a, b)) {
      return false;
    }
    return looked
        ? least(a.phraseScore(), b.phraseScore()) >= LEAST_ODDS && covers(a, b) >= LEAST_COVER_LOOKED
            && alike(a, b) >= LEAST_ALIKE_LOOKED
        : SentenceFeatures.fits(asked, x) && least(a.plain(), b.plain()) >= LEAST_SCORE && covers(a, b) >= LEAST_COVER
            && alike(a, b) >= LEAST_ALIKE;
  }

  /** Share of the question's words that the sentence has which has fewer. */
  private static double covers(Judged a, Judged b) {
    return least(a.features()[0], b.features()[0]);
  }

  private static double least(double a, double b) {
    return Math.min(a, b);
  }

  private static boolean differ(Judged a, Judged b) {
    List<String> x = told(a);
    List<String> y = told(b);
    return !x.containsAll(y) && !y.containsAll(x) && x.stream().noneMatch(w -> told(b.read().tokens()).contains(w))
        && y.stream().noneMatch(w -> told(a.read().tokens()).contains(w));
  }

  private static List<String> told(Judged judged) {
    Phrase phrase = judged.phrase().orElseThrow();
    return told(judged.read().tokens().subList(phrase.first(), phrase.end()));
  }

  /** Numbers where there are any, in digits rather than in words, else all content words. */
  private static List<String> told(List<Token> tokens) {
    List<String> digits = tokens.stream().filter(Token::number).map(Token::word).toList();
    List<String> numbers = !digits.isEmpty() ? digits
        : tokens.stream().filter(t -> Words.numeral(t.word())).map(Token::word).toList();
    return numbers.isEmpty() ? tokens.stream().filter(t -> !t.function()).map(Token::stem).toList() : numbers;
  }

  /** Share of content words that both sentences have: Jaccard. */
  private static double alike(Judged a, Judged b) {
    List<String> x = content(a);
    List<String> y = content(b);
    long both = x.stream().filter(y::contains).count();
    return both / (double) Math.max(1, x.size() + y.size() - both);
  }

  private static List<String> content(Judged judged) {
    return judged.read().tokens().stream().filter(t -> !t.function() && !t.number()).map(Token::stem).distinct().toList();
  }
}
