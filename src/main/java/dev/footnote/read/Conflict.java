package dev.footnote.read;

import java.util.List;
import java.util.Set;

/** Whether two sentences of different articles say different things about the same. */
final class Conflict {
  private static final double LEAST_SCORE = -0.8;
  private static final double LEAST_COVER = 0.55;
  private static final double LEAST_ALIKE = 0.35;
  private static final Set<Kind> COMPARABLE =
      Set.of(Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.DATE, Kind.NAME);

  private Conflict() {}

  static boolean between(Asked asked, Judged a, Judged b) {
    if (a.read().indexed().article().id().equals(b.read().indexed().article().id()) || a.phrase().isEmpty()
        || b.phrase().isEmpty()) {
      return false;
    }
    Phrase x = a.phrase().get();
    Phrase y = b.phrase().get();
    return x.kind() == y.kind() && COMPARABLE.contains(x.kind()) && SentenceFeatures.fits(asked, x)
        && b.score() >= LEAST_SCORE && a.score() >= LEAST_SCORE && a.features()[0] >= LEAST_COVER
        && b.features()[0] >= LEAST_COVER && differ(a, b) && alike(a, b) >= LEAST_ALIKE;
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

  /** Numbers where there are any, else all content words. */
  private static List<String> told(List<Token> tokens) {
    List<String> numbers = tokens.stream().filter(t -> t.number() || Words.numeral(t.word())).map(Token::word).toList();
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
