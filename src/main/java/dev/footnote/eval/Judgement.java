package dev.footnote.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One answer held against its gold answer.
 *
 * <p>Only valid citations count, those whose quote is the article's text at its offsets; of them the first 3, without doubles
 * and none of more than 800 characters. A citation is <i>right</i> ("strict") if it is of a gold article, and at least half of
 * the quote lies inside a gold sentence, which shares at least half of the shorter of the two and 20 characters (or the whole
 * gold sentence). It is right "leniently" also if it is of a gold or an {@code also} article and holds an accepted answer. An
 * answer is right if one of its citations is right leniently and, where there is a short form, a quote holds an accepted answer
 * or the short answer has an F1 of at least .5; without an answer in the articles, abstaining is right. Figures that do not
 * apply are NaN.
 *
 * @param given citations given
 * @param valid of them, valid ones
 * @param cites citations that count
 * @param whileSilent citations given although abstaining, which must be none
 * @param own 1 if the short answer stands in one of the quotes
 * @param rank place of the first gold article among the articles retrieved, from 1; 0 if it is not there
 */
record Judgement(boolean answerable, boolean abstained, double confidence, int given, int valid, int cites, int whileSilent,
    int chars, double ms, double own, boolean correct, boolean right, double em, double f1, double found, int strict,
    int loose, double cited, double recall, int rank, double all10) {
  private static final int LONGEST_QUOTE = 800;
  private static final int MOST_CITES = 3;
  private static final int LEAST_SHARED = 20;
  private static final double NONE = Double.NaN;

  private record Place(String article, int start, int end) {}

  static Judgement of(Gold gold, Given answer, ArticleTexts texts) {
    boolean abstained = answer.abstained();
    List<Given.Cited> valid = answer.citations().stream().filter(c -> isValid(c, texts)).toList();
    List<Given.Cited> cites = abstained ? List.of() : valid.stream().distinct()
        .filter(c -> length(c.quote()) <= LONGEST_QUOTE).limit(MOST_CITES).toList();
    String shortAnswer = answer.shortAnswer();
    int given = answer.citations().size();
    int counted = abstained ? 0 : Math.max(cites.size(), Math.min(given, MOST_CITES));
    int chars = answer.citations().stream().mapToInt(c -> length(c.quote())).sum();
    double own = abstained || shortAnswer.isEmpty() ? NONE
        : oneIf(cites.stream().anyMatch(c -> c.quote().contains(shortAnswer)));
    if (!gold.answerable()) {
      return new Judgement(false, abstained, answer.confidence(), given, valid.size(), counted, abstained ? given : 0, chars,
          answer.ms(), own, abstained, false, NONE, NONE, NONE, 0, 0, NONE, NONE, 0, NONE);
    }
    Set<String> goldArticles = new HashSet<>();
    gold.evidence().forEach(e -> goldArticles.add(e.article()));
    Set<String> lenient = new HashSet<>(goldArticles);
    lenient.addAll(gold.also());
    List<Place> places = places(gold, texts);
    List<Given.Cited> strict = cites.stream().filter(c -> places.stream().anyMatch(p -> isRight(c, p))).toList();
    long loose = cites.stream().filter(c -> strict.contains(c) || (lenient.contains(c.article()) && holds(c, gold))).count();
    boolean factoid = gold.factoid();
    double f1 = !factoid ? NONE
        : abstained ? 0 : gold.answers().stream().mapToDouble(a -> Wording.f1(shortAnswer, a)).max().orElse(0);
    double em = !factoid ? NONE
        : oneIf(!abstained && gold.answers().stream().anyMatch(a -> Wording.exact(shortAnswer, a)));
    boolean found = cites.stream().anyMatch(c -> holds(c, gold));
    boolean right = loose > 0 && (!factoid || found || f1 >= 0.5);
    long recalled = strict.stream().map(Given.Cited::article).distinct().count();
    List<String> ten = answer.retrieved().subList(0, Math.min(10, answer.retrieved().size()));
    int rank = 1 + ten.indexOf(ten.stream().filter(goldArticles::contains).findFirst().orElse(""));
    return new Judgement(true, abstained, answer.confidence(), given, valid.size(), counted, abstained ? given : 0, chars,
        answer.ms(), own, right, right, em, f1, factoid ? oneIf(found) : NONE, strict.size(), (int) loose, oneIf(loose > 0),
        (double) recalled / Math.max(1, goldArticles.size()), rank, oneIf(ten.containsAll(goldArticles)));
  }

  private static boolean isValid(Given.Cited c, ArticleTexts texts) {
    return texts.text(c.article()).filter(text -> {
      if (c.start() < 0 || c.end() <= c.start() || c.end() > length(text)) {
        return false;
      }
      int start = text.offsetByCodePoints(0, c.start());
      return text.substring(start, text.offsetByCodePoints(start, c.end() - c.start())).equals(c.quote());
    }).isPresent();
  }

  private static List<Place> places(Gold gold, ArticleTexts texts) {
    List<Place> places = new ArrayList<>();
    for (Gold.Evidence evidence : gold.evidence()) {
      String text = texts.text(evidence.article()).orElse("");
      for (int i = text.indexOf(evidence.quote()); i >= 0 && !text.isEmpty(); i = text.indexOf(evidence.quote(), i + 1)) {
        int start = text.codePointCount(0, i);
        places.add(new Place(evidence.article(), start, start + length(evidence.quote())));
      }
    }
    return places;
  }

  private static boolean isRight(Given.Cited c, Place gold) {
    int shared = Math.min(c.end(), gold.end) - Math.max(c.start(), gold.start);
    int size = c.end() - c.start();
    int goldSize = gold.end - gold.start;
    return c.article().equals(gold.article) && shared >= 0.5 * size && shared >= 0.5 * Math.min(size, goldSize)
        && shared >= Math.min(LEAST_SHARED, goldSize);
  }

  private static boolean holds(Given.Cited c, Gold gold) {
    return gold.answers().stream().anyMatch(a -> Wording.contains(c.quote(), a));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static double oneIf(boolean condition) {
    return condition ? 1 : 0;
  }
}
