package dev.footnote.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can be said of a phrase as the short answer, as names of features that hold. */
final class PhraseFeatures {
  private static final Set<String> ORGANISATIONS = Set.of("university", "college", "company", "inc", "corp", "ltd", "party",
      "council", "committee", "agency", "department", "ministry", "association", "union", "bank", "institute", "group",
      "club", "court", "office", "army", "police", "press", "times", "commission", "organization", "federation", "league");
  private static final Set<String> PLACES = Set.of("in", "at", "near", "from", "to", "of", "outside", "across");

  private PhraseFeatures() {}

  /**
   * @param asked the question
   * @param tokens of the sentence
   * @param phrase the candidate
   * @param text of the sentence
   */
  static List<String> of(Asked asked, List<Token> tokens, Phrase phrase, String text) {
    List<String> f = new ArrayList<>();
    String kind = asked.kind().name();
    String word = asked.word();
    int size = phrase.end() - phrase.first();
    String previous = phrase.first() > 0 ? tokens.get(phrase.first() - 1).word() : "^";
    Token next = phrase.end() < tokens.size() ? tokens.get(phrase.end()) : null;
    boolean tightBefore = phrase.first() > 0
        && text.substring(tokens.get(phrase.first() - 1).span().end(), phrase.span().start()).isBlank();
    boolean tightAfter = next != null && text.substring(phrase.span().end(), next.span().start()).isBlank();
    String before = tightBefore ? FunctionWords.has(previous) ? previous : "w" : "|";
    String after = next == null ? "$" : !tightAfter ? "|" : FunctionWords.has(next.word()) ? next.word() : "w";
    f.add("kind:" + kind + "/" + phrase.kind());
    f.add("word:" + word + "/" + phrase.kind());
    f.add("size:" + phrase.kind() + "/" + Math.min(size, 7));
    f.add("ksize:" + kind + "/" + Math.min(size, 7));
    f.add("before:" + before);
    f.add("kbefore:" + kind + "/" + before);
    f.add("after:" + after);
    f.add("kafter:" + kind + "/" + after);
    int first = tokens.get(phrase.first()).span().start();
    f.add("start:" + (phrase.first() == 0) + "/" + phrase.kind() + "/" + (first == 0));
    boolean allCapital = true;
    boolean anyNumber = false;
    boolean organisation = false;
    Set<String> stems = new HashSet<>();
    for (int i = phrase.first(); i < phrase.end(); i++) {
      Token token = tokens.get(i);
      allCapital &= token.capital() || token.function();
      anyNumber |= token.number();
      organisation |= ORGANISATIONS.contains(token.word());
      stems.add(token.stem());
    }
    f.add("shape:" + kind + "/" + allCapital + anyNumber);
    f.add("org:" + kind + "/" + organisation);
    if (phrase.kind() == Kind.NAME) {
      f.add("role:" + kind + "/" + (Words.role(tokens.get(phrase.first()).stem()) ? "with"
          : phrase.first() > 0 && Words.role(tokens.get(phrase.first() - 1).stem()) ? "after" : "none"));
      f.add("place:" + kind + "/" + PLACES.contains(previous) + "/" + (size > 1));
    }
    int overlap = (int) asked.terms().stream().filter(t -> stems.contains(t.stem())).count();
    f.add("overlap:" + Math.min(overlap, 3) + "/" + Math.min(size, 4));
    f.add("koverlap:" + kind + "/" + (overlap > 0) + "/" + (overlap >= size));
    if (!asked.focus().isEmpty()) {
      String last = tokens.get(phrase.end() - 1).stem();
      f.add("focus:" + kind + "/" + (stems.contains(asked.focus()) ? last.equals(asked.focus()) ? "last" : "in"
          : next != null && next.stem().equals(asked.focus()) ? "next" : near(asked.focus(), tokens, phrase)));
    }
    distances(f, asked, tokens, phrase, kind);
    return f;
  }

  private static String near(String focus, List<Token> tokens, Phrase phrase) {
    for (int i = Math.max(0, phrase.first() - 4); i < Math.min(tokens.size(), phrase.end() + 4); i++) {
      if (tokens.get(i).stem().equals(focus)) {
        return i < phrase.first() ? "left" : "right";
      }
    }
    return "away";
  }

  private static void distances(List<String> f, Asked asked, List<Token> tokens, Phrase phrase, String kind) {
    double weighted = 0;
    double total = 1e-6;
    int nearest = 99;
    boolean leftmost = true;
    for (Token term : asked.terms()) {
      int best = 99;
      for (int i = 0; i < tokens.size(); i++) {
        if ((i >= phrase.first() && i < phrase.end()) || Stem.alike(tokens.get(i).stem(), term.stem()) == 0) {
          continue;
        }
        int distance = i < phrase.first() ? phrase.first() - i : i - phrase.end() + 1;
        if (distance < best) {
          best = distance;
          leftmost = i > phrase.first();
        }
      }
      if (best < 99) {
        weighted += term.weight() * Math.min(best, 15);
        total += term.weight();
        nearest = Math.min(nearest, best);
      }
    }
    f.add("near:" + Math.min(nearest, 8));
    f.add("knear:" + kind + "/" + Math.min(nearest, 5));
    f.add("mean:" + Math.min(12, (int) Math.round(weighted / total)));
    f.add("side:" + kind + "/" + leftmost);
  }
}
