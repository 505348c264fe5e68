package dev.footnote.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How close together the question's words stand in a sentence. */
final class Proximity {
  private final Set<String> wanted = new HashSet<>();
  private final Set<String> pairs = new HashSet<>();

  /** @param asked the question, for all sentences that are looked at */
  Proximity(Asked asked) {
    asked.terms().forEach(t -> wanted.add(t.stem()));
    for (int i = 0; i + 1 < asked.terms().size(); i++) {
      pairs.add(asked.terms().get(i).stem() + " " + asked.terms().get(i + 1).stem());
    }
  }

  /**
   * @return number of neighbouring pairs of question words that are neighbours here too; shortest stretch of tokens that
   *     has all the question words that the sentence has; longest run of question words in the question's order
   */
  int[] of(List<Token> tokens) {
    int neighbours = 0;
    int run = 0;
    int longest = 0;
    String last = "";
    int first = -1;
    int end = -1;
    for (int i = 0; i < tokens.size(); i++) {
      String stem = tokens.get(i).stem();
      if (tokens.get(i).function()) {
        continue;
      }
      boolean hit = wanted.contains(stem);
      if (hit) {
        neighbours += !last.isEmpty() && pairs.contains(last + " " + stem) ? 1 : 0;
        run++;
        longest = Math.max(longest, run);
        first = first < 0 ? i : first;
        end = i;
      } else {
        run = 0;
      }
      last = hit ? stem : "";
    }
    return new int[] {neighbours, end - first + 1, longest};
  }

  /** Whether a phrase says nothing but words of the question, or writes out an acronym of it. */
  static boolean repeats(Asked asked, List<Token> tokens, Phrase phrase) {
    StringBuilder initials = new StringBuilder();
    boolean all = true;
    for (int i = phrase.first(); i < phrase.end(); i++) {
      Token token = tokens.get(i);
      if (!token.function()) {
        initials.append(token.word().charAt(0));
        all &= asked.terms().stream().anyMatch(t -> t.stem().equals(token.stem()));
      }
    }
    return all || (initials.length() > 2 && asked.terms().stream().anyMatch(t -> t.word().contentEquals(initials)));
  }
}
