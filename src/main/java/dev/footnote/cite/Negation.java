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
      canceled oppose opposes opposed block blocks blocked prevent prevents prevented scrapped halted
      forbid forbids forbade forbidden""".split("\\s+"));

  static boolean isCue(String lower) {
    return CUES.contains(lower) || lower.endsWith("n't");
  }

  private static final Set<String> VERBS = Set.of("is", "are", "was", "were", "has", "had", "have", "will", "would",
      "can");
  private static final Set<String> DOUBTS = Set.of("dispute", "disputes", "disputed", "doubt", "doubts", "doubted",
      "deny",
      "contest", "contests", "question");

  static Negation of(List<Words.Word> words) {
    List<Set<String>> denied = new ArrayList<>();
    Set<String> affirmed = new HashSet<>();
    Set<Integer> reached = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      if (isCue(words.get(i).lower()) && !isNoDenial(words, i)) {
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

  /** "Not only", "for nothing", "does not dispute", and the denial behind "not" that it takes back. */
  private static boolean isNoDenial(List<Words.Word> words, int i) {
    String next = i + 1 < words.size() ? words.get(i + 1).lower() : "";
    String before = i > 0 ? words.get(i - 1).lower() : "";
    return next.equals("only") || DOUBTS.contains(next) || (words.get(i).lower().equals("nothing")
        && before.equals("for"))
        || (DOUBTS.contains(words.get(i).lower()) && (before.equals("not") || before.endsWith("n't")));
  }

  /** The next content words of the clause, up to its next verb; names are not denied. */
  private static Set<String> reach(List<Words.Word> words, int cue, Set<Integer> reached) {
    Set<String> out = new HashSet<>();
    int clause = words.get(cue).clause();
    for (int i = cue + 1; i < words.size() && out.size() < REACH && words.get(i).clause() == clause; i++) {
      if (!out.isEmpty() && VERBS.contains(words.get(i).lower())) {
        break;
      }
      if (words.get(i).isContent() && !words.get(i).isCapital()) {
        out.add(words.get(i).stem());
        reached.add(i);
      }
    }
    return out;
  }

  /**
   * Whether what this text denies, {@code evidence} denies too, and what this affirms is not only denied there. A
   * denial in other words is met by one of as many denials, if neither text affirms what the other denies.
   */
  boolean agreesWith(Negation evidence) {
    for (Set<String> mine : denied) {
      boolean met = evidence.denied.stream().anyMatch(its -> mine.isEmpty() || mine.stream().anyMatch(its::contains))
          || (denied.size() == evidence.denied.size() && mine.stream().noneMatch(evidence.affirmed::contains));
      if (!met) {
        return false;
      }
    }
    return evidence.denied.stream().noneMatch(its -> isAffirmed(its, evidence));
  }

  /** Whether half of what is only denied there is affirmed here. */
  private boolean isAffirmed(Set<String> its, Negation evidence) {
    long only = its.stream().filter(stem -> affirmed.contains(stem) && !evidence.affirmed.contains(stem)).count();
    return only > 0 && 2 * only >= its.size();
  }
}
