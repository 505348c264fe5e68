package dev.footnote.cite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a text denies.
 *
 * @param denied for each denial the stems it reaches: the next {@value #REACH} content words of its clause
 * @param affirmed stems that stand outside every denial
 */
record Negation(List<Set<String>> denied, Set<String> affirmed) {
  private static final int REACH = 4;

  private static final Set<String> CUES = Set.of("""
      no not never none nobody nothing neither nor without cannot unable unlikely hardly barely
      deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting
      decline declines declined declining fail fails failed failing dismiss dismisses dismissed cancel cancels cancelled
      canceled oppose opposes opposed block blocks blocked prevent prevents prevented scrapped halted""".split("\\s+"));

  static boolean isCue(String lower) {
    return CUES.contains(lower) || lower.endsWith("n't");
  }

  static Negation of(List<Words.Word> words) {
    List<Set<String>> denied = new ArrayList<>();
    Set<String> affirmed = new HashSet<>();
    Set<Integer> reached = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      boolean only = i + 1 < words.size() && words.get(i + 1).lower().equals("only");
      if (isCue(words.get(i).lower()) && !only) {
        denied.add(reach(words, i, reached));
      }
    }
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).isContent() && !reached.contains(i)) {
        affirmed.add(words.get(i).stem());
      }
    }
    return new Negation(denied, affirmed);
  }

  private static Set<String> reach(List<Words.Word> words, int cue, Set<Integer> reached) {
    Set<String> out = new HashSet<>();
    int clause = words.get(cue).clause();
    for (int i = cue + 1; i < words.size() && out.size() < REACH && words.get(i).clause() == clause; i++) {
      if (words.get(i).isContent()) {
        out.add(words.get(i).stem());
        reached.add(i);
      }
    }
    return out;
  }

  /** Whether what this text denies, {@code evidence} denies too, and what this affirms is not only denied there. */
  boolean agreesWith(Negation evidence) {
    for (Set<String> mine : denied) {
      boolean met = evidence.denied.stream().anyMatch(its -> mine.isEmpty() || mine.stream().anyMatch(its::contains));
      if (!met) {
        return false;
      }
    }
    return evidence.denied.stream().flatMap(Set::stream)
        .noneMatch(stem -> affirmed.contains(stem) && !evidence.affirmed.contains(stem));
  }
}
