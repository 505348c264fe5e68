package dev.footnote.cite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a text denies.
 *
 * @param denied for each denial the stems it reaches: the next {@value #REACH} content words of its clause
 * @param affirmed stems that stand outside every denial
 * @param words all of them, in lower case
 * @param noOther whether it says "no other"
 */
record Negation(List<Set<String>> denied, Set<String> affirmed, Set<String> words,
    boolean noOther) {
  private static final int REACH = 4;

  /** Words that deny without "not"; they meet a denial in other words. */
  private static final Set<String> IMPLICIT = Set.of("""
      banning closed closes shut stop stops stopped stopping cease ceased lack lacks lacked lacking missing
      avoid avoids avoided little few fewer less scarcely rarely seldom free idle empty vacant only sole smallest largest
      first least absent alone lost ended abandoned dropped stood unpaid untouched unchanged""".split("\\s+"));

  private static final Set<String> CUES = Set.of("""
      no not never none nobody scarcely nothing neither nor without cannot unable unlikely hardly barely
      deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting
      decline declines declined declining fail fails failed failing dismiss dismisses dismissed cancel cancels cancelled
      canceled oppose opposes opposed block blocks blocked prevent prevents prevented scrapped halted
      forbid forbids forbade forbidden ban bans banned""".split("\\s+"));

  static boolean isCue(String lower) {
    return CUES.contains(lower) || lower.endsWith("n't");
  }

  private static final Set<String> VERBS = Set.of("is", "are", "was", "were", "has", "had", "have", "will", "would",
      "can");
  private static final Set<String> DOUBTS = Set.of("dispute", "disputes", "disputed", "doubt", "doubts", "doubted",
      "deny",
      "contest", "contests", "question");

  /** Say how long or how much, not what is denied. */
  private static final Set<String> SKIPPED = Set.of("longer", "further", "anymore", "any", "yet", "quite", "even");

  static Negation of(List<Words.Word> words) {
    List<Set<String>> denied = new ArrayList<>();
    Set<String> affirmed = new HashSet<>();
    Set<Integer> reached = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      if (isDenial(words, i)) {
        denied.add(reach(words, i, reached));
      }
    }
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).isContent() && !reached.contains(i)) {
        affirmed.add(Inflections.base(words.get(i).lower()));
      }
    }
    return new Negation(denied, affirmed, words.stream().map(Words.Word::lower).collect(Collectors.toSet()),
        IntStream.range(1, words.size()).anyMatch(i -> words.get(i).lower().startsWith("other")
            && words.get(i - 1).lower().equals("no")));
  }

  /** A cue, or "has yet to"; but two cues one after the other deny nothing: "will not be refused". */
  private static boolean isDenial(List<Words.Word> words, int i) {
    String lower = words.get(i).lower();
    if (lower.equals("yet")) {
      return i > 0 && i + 1 < words.size() && words.get(i + 1).lower().equals("to")
          && Set.of("has", "have", "had").contains(words.get(i - 1).lower());
    }
    return isCue(lower) && !isNoDenial(words, i) && !isTakenBack(words, i) && !takesBack(words, i);
  }

  private static boolean takesBack(List<Words.Word> words, int i) {
    boolean not = words.get(i).lower().equals("not") || words.get(i).lower().endsWith("n't");
    int next = i + 1;
    while (next < words.size() && next <= i + 2 && Words.isBe(words.get(next).lower())) {
      next++;
    }
    return not && next < words.size() && isVerbOfDenial(words.get(next).lower());
  }

  private static boolean isTakenBack(List<Words.Word> words, int i) {
    int before = i - 1;
    while (before >= 0 && before >= i - 2 && Words.isBe(words.get(before).lower())) {
      before--;
    }
    return isVerbOfDenial(words.get(i).lower()) && before >= 0
        && (words.get(before).lower().equals("not") || words.get(before).lower().endsWith("n't"));
  }

  private static boolean isVerbOfDenial(String lower) {
    return isCue(lower) && lower.matches("(?:den|refus|reject|declin|fail|dismiss|cancel|oppos|block|prevent|forb|ban).*");
  }

  /** "Not only", "for nothing", "does not dispute", and the denial behind "not" that it takes back. */
  private static boolean isNoDenial(List<Words.Word> words, int i) {
    String next = i + 1 < words.size() ? words.get(i + 1).lower() : "";
    String before = i > 0 ? words.get(i - 1).lower() : "";
    return Set.of("only", "just", "merely", "simply", "other",
        "more").contains(next) || DOUBTS.contains(next) || (words.get(i).lower().equals("nothing")
        && Set.of("for", "or", "cost", "costs", "pay", "pays").contains(before))
        || (words.get(i).lower().equals("no") && isComparison(words, i))
        || (DOUBTS.contains(words.get(i).lower()) && (before.equals("not") || before.endsWith("n't")));
  }

  /** "No team is smaller", "no later than": how much, not whether. */
  private static boolean isComparison(List<Words.Word> words, int i) {
    for (int k = i + 1; k < words.size() && k <= i + 6 && words.get(k).clause() == words.get(i).clause(); k++) {
      if (words.get(k).lower().matches("\\p{L}{3,}er") && k + 1 < words.size()
          && words.get(k + 1).lower().equals("than")) {
        return true;
      }
    }
    return false;
  }

  /** The next content words of the clause, up to its next verb; names are not denied. */
  private static Set<String> reach(List<Words.Word> words, int cue, Set<Integer> reached) {
    Set<String> out = new LinkedHashSet<>();
    int clause = words.get(cue).clause();
    if (isVerbOfDenial(words.get(cue).lower()) && cue > 0 && Words.isBe(words.get(cue - 1).lower())) {
      for (int i = cue - 1; i >= 0 && out.isEmpty() && words.get(i).clause() == clause; i--) {
        if (words.get(i).isContent()) {
          out.add(Inflections.base(words.get(i).lower()));
          reached.add(i);
        }
      }
    }
    for (int i = cue + 1; i < words.size() && out.size() < REACH && words.get(i).clause() == clause; i++) {
      if (!out.isEmpty() && VERBS.contains(words.get(i).lower())) {
        break;
      }
      if (words.get(i).isContent() && !words.get(i).isCapital() && !SKIPPED.contains(words.get(i).lower())) {
        out.add(Inflections.base(words.get(i).lower()));
        reached.add(i);
      }
    }
    return out;
  }

  /**
   * Whether what this text denies, {@code evidence} denies too, and what this affirms is not only denied there. A
   * denial in other words is met by one of as many denials, by a word that denies without "not", or by the contrary word
   * ("not allowed" by "banned"), if neither text affirms what the other denies.
   */
  boolean agreesWith(Negation evidence) {
    for (Set<String> mine : denied) {
      boolean foreign = mine.stream().noneMatch(evidence.affirmed::contains);
      boolean met = evidence.denied.stream().anyMatch(its -> mine.isEmpty() || mine.stream().anyMatch(its::contains))
          || (foreign && (denied.size() <= evidence.denied.size() || evidence.impliesDenial()))
          || isContrary(evidence);
      if (!met) {
        return false;
      }
    }
    boolean others = evidence.noOther && !noOther && (words.contains("other") || words.contains("others"));
    return !others && doubts(evidence) && evidence.denied.stream().noneMatch(its -> isAffirmed(its, evidence));
  }

  /** Whether a denial stands before a word in its clause. */
  static boolean isUnder(List<Words.Word> words, Words.Word word) {
    for (int i = 0; i < words.size() && words.get(i).start() < word.start(); i++) {
      if (words.get(i).clause() == word.clause() && isDenial(words, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a denial here is the contrary word there. */
  private boolean isContrary(Negation evidence) {
    return !denied.isEmpty() && words.stream().anyMatch(w -> Opposites.hasContrary(Words.stem(w), evidence.words));
  }

  private boolean impliesDenial() {
    return words.stream().anyMatch(IMPLICIT::contains);
  }

  /** Whether both doubt or neither, where they speak of the same doubt: "disputes", "does not dispute". */
  private boolean doubts(Negation evidence) {
    return DOUBTS.stream().filter(words::contains).allMatch(doubt -> {
      boolean both = DOUBTS.stream().filter(d -> Words.stem(d).equals(Words.stem(doubt))).anyMatch(evidence.words::contains);
      return !both || takesBack(words) == takesBack(evidence.words);
    });
  }

  private static boolean takesBack(Set<String> words) {
    return words.contains("not") || words.contains("never") || words.stream().anyMatch(w -> w.endsWith("n't"));
  }

  /** Whether the first of what is only denied there is affirmed here, and half of the rest, without a word that denies. */
  private boolean isAffirmed(Set<String> its, Negation evidence) {
    if (its.isEmpty() || isContrary(evidence) || its.stream().anyMatch(stem -> Opposites.hasContrary(stem, words))) {
      return false;
    }
    String first = its.iterator().next();
    long only = its.stream().filter(stem -> affirmed.contains(stem) && !evidence.affirmed.contains(stem)).count();
    boolean head = affirmed.contains(first) || its.size() == 1;
    return only > 0 && head && 2 * only >= its.size() && !stops();
  }

  /** Whether a word here denies without "not": "has stopped buying". */
  private boolean stops() {
    return impliesDenial() && denied.isEmpty() && Set.of("stop", "stopped", "stops", "ceased", "ended").stream()
        .anyMatch(words::contains);
  }
}
