package dev.footnote.read;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be said of a sentence as an answer to a question, as plain numbers. */
final class SentenceFeatures {
  /** Names of the features, in order. */
  static final List<String> NAMES = List.of("cover", "coverNear", "coverArticle", "missing", "names", "namesNear",
      "namesMissing", "numbers", "numbersMissing", "pairs", "span", "fitting", "focus", "rare", "heaviest", "retrieval",
      "retrievalShare", "cosine", "words", "phrases", "rank", "length", "place", "count", "kind", "negation",
      "firstTerm", "before", "after", "titleCover", "coverCount", "tight", "terms", "freshness", "superlative");

  /** Place of the share of the question's words that the sentence has. */
  static final int COVER = NAMES.indexOf("cover");

  private static final Set<String> NEGATIONS = Set.of("not", "no", "never", "without", "nor", "none", "t");
  private static final Set<String> EXTREMES = Set.of("first", "last", "only", "largest", "biggest", "most", "least",
      "highest", "lowest", "oldest", "youngest", "newest", "smallest", "best", "worst", "main", "final");

  private SentenceFeatures() {}

  /**
   * @param asked the question
   * @param near how near its words are to each other
   * @param read the sentence
   * @param context of its article
   * @param phrases candidates of the sentence
   * @param best highest retrieval score among the hits
   */
  static float[] of(Asked asked, Proximity near, Read read, Context context, List<Phrase> phrases, double best) {
    double[] own = context.own(read);
    double[] before = context.sentence(read.number() - 1);
    double[] earlier = context.sentence(read.number() - 2);
    double[] after = context.sentence(read.number() + 1);
    double total = 1e-6;
    double cover = 0;
    double close = 0;
    double wide = 0;
    double missing = 0;
    double inBefore = 0;
    double inAfter = 0;
    double inTitle = 0;
    double rare = 0;
    double heaviest = 0;
    double focused = asked.focus().isEmpty() ? -1 : 0;
    int covered = 0;
    int names = 0;
    int namesOwn = 0;
    int namesNear = 0;
    int namesMissing = 0;
    int numbersOwn = 0;
    int numbersMissing = 0;
    for (int i = 0; i < own.length; i++) {
      Token term = asked.terms().get(i);
      boolean focus = term.stem().equals(asked.focus());
      double weight = term.weight() * (focus ? 0.5 : 1);
      double m = own[i];
      double b = Math.max(before[i], 0.7 * earlier[i]);
      double a = after[i];
      double t = context.title()[i];
      double all = Math.max(context.all()[i], Math.max(m, t));
      total += weight;
      cover += weight * m;
      close += weight * Math.max(m, Math.max(0.7 * b, Math.max(0.4 * a, 0.7 * t)));
      wide += weight * Math.max(m, 0.8 * all);
      missing += weight * (1 - all);
      inBefore += weight * b;
      inAfter += weight * a;
      inTitle += weight * t;
      covered += m > 0 ? 1 : 0;
      focused = focus ? m : focused;
      if (weight > heaviest) {
        heaviest = weight;
        rare = m;
      }
      if (asked.names().contains(term.stem())) {
        names++;
        namesOwn += m >= 1 ? 1 : 0;
        namesNear += Math.max(Math.max(m, b), t) >= 1 ? 1 : 0;
        namesMissing += all < 1 ? 1 : 0;
      }
      if (term.number()) {
        numbersOwn += m >= 1 ? 1 : 0;
        numbersMissing += all < 1 ? 1 : 0;
      }
    }
    int[] window = near.of(read.tokens());
    Set<String> words = new HashSet<>();
    read.tokens().forEach(token -> words.add(token.word()));
    int fitting = (int) phrases.stream().filter(p -> fits(asked, p) && !Proximity.repeats(asked, read.tokens(), p)).count();
    Map<String, Double> parts = read.hit().parts();
    int number = read.number();
    return new float[] {(float) (cover / total), (float) (close / total), (float) (wide / total),
        (float) (missing / total), share(namesOwn, names), share(namesNear, names), namesMissing,
        share(numbersOwn, asked.numbers().size()), numbersMissing, window[0], (float) window[1] / 20, fitting,
        (float) focused, (float) rare, (float) heaviest,
        (float) read.hit().score(), (float) (read.hit().score() / Math.max(1e-6, best)), part(parts, "cosine"),
        part(parts, "words"), part(parts, "phrases"), read.rank(), (float) Math.log(1 + read.tokens().size()),
        (float) Math.log(1 + number), phrases.size(), asked.kind().code(), negation(asked, words),
        own.length == 0 ? 0 : (float) own[0], (float) (inBefore / total),
        (float) (inAfter / total), (float) (inTitle / total), covered, window[2], asked.terms().size(),
        part(parts, "freshness"), superlative(asked, words)};
  }

  /** Whether a phrase is of the kind asked for. */
  static boolean fits(Asked asked, Phrase phrase) {
    return switch (asked.kind()) {
      case DATE, DURATION, MONEY, PERCENT, REASON -> phrase.kind() == asked.kind();
      case NUMBER -> phrase.kind() == Kind.NUMBER || phrase.kind() == Kind.PERCENT;
      case PERSON, PLACE, ORGANISATION, NAME -> phrase.kind() == Kind.NAME;
      case PHRASE -> phrase.kind() == Kind.PHRASE || phrase.kind() == Kind.NAME;
    };
  }

  /** 1 if just one of question and sentence denies. */
  private static float negation(Asked asked, Set<String> words) {
    boolean question = asked.tokens().stream().anyMatch(t -> NEGATIONS.contains(t.word()));
    return question == NEGATIONS.stream().anyMatch(words::contains) ? 0 : 1;
  }

  /** How many of the question's superlatives and ordinals the sentence lacks. */
  private static float superlative(Asked asked, Set<String> words) {
    return asked.tokens().stream().filter(t -> EXTREMES.contains(t.word()) && !words.contains(t.word())).count();
  }

  private static float share(int part, int of) {
    return of == 0 ? -1 : (float) part / of;
  }

  private static float part(Map<String, Double> parts, String name) {
    return parts.getOrDefault(name, 0.0).floatValue();
  }
}
