package dev.footnote.retrieve;

import dev.footnote.news.Clean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text as the set of its runs of {@value #WORDS} words, which neither layout, punctuation nor capitals change (Broder, "On
 * the Resemblance and Containment of Documents", 1997).
 *
 * @param runs a hash of each run
 * @param figures the words that hold a digit
 */
record Shingles(Set<Long> runs, Set<String> figures) {
  private static final int WORDS = 4;

  static Shingles of(String text) {
    List<Long> words = new ArrayList<>();
    Set<String> figures = new HashSet<>();
    for (String word : words(text)) {
      words.add(hash(word));
      if (word.chars().anyMatch(Character::isDigit)) {
        figures.add(word);
      }
    }
    Set<Long> runs = new HashSet<>();
    for (int i = 0; i + WORDS <= words.size() || (i == 0 && !words.isEmpty()); i++) {
      long run = 17;
      for (int j = i; j < Math.min(i + WORDS, words.size()); j++) {
        run = mixed(run * 31 + words.get(j));
      }
      runs.add(run);
    }
    return new Shingles(runs, figures);
  }

  /** Letters and digits in lower case, in order. */
  static List<String> words(String text) {
    String clean = Clean.of(text).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= clean.length(); i++) {
      boolean inside = i < clean.length() && Character.isLetterOrDigit(clean.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(clean.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  /** Share of these runs that {@code other} has, in [0..1]. */
  double within(Set<Long> other) {
    return runs.isEmpty() ? 0 : runs.stream().filter(other::contains).count() / (double) runs.size();
  }

  private static long hash(String word) {
    long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** Spreads the bits (the finaliser of SplitMix64). */
  static long mixed(long x) {
    long a = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
