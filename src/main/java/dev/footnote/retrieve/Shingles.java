package dev.footnote.retrieve;

import dev.footnote.news.Clean;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A text as the set of its runs of {@value #WORDS} words, which neither layout, punctuation nor capitals change (Broder, "On
 * the Resemblance and Containment of Documents", 1997).
 *
 * @param runs a hash of each run, rising, none twice
 * @param figures the words that hold a digit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Shingles(long[] runs, Set<String> figures) {
  private static final int WORDS = 4;
  private static final long FNV = 0xcbf29ce484222325L; // FNV-1a, 64 bits
  private static final long FNV_PRIME = 0x100000001b3L;

  static Shingles of(String text) {
    String clean = Clean.of(text).toLowerCase(Locale.ROOT);
    long[] words = new long[clean.length() / 2 + 1];
    Set<String> figures = new HashSet<>();
    int count = 0;
    int start = -1;
    long hash = FNV;
    boolean digit = false;
    for (int i = 0; i <= clean.length(); i++) {
      char c = i < clean.length() ? clean.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) {
        start = start < 0 ? i : start;
        hash = (hash ^ c) * FNV_PRIME;
        digit |= Character.isDigit(c);
      } else if (start >= 0) {
        words[count++] = hash;
        if (digit) {
          figures.add(clean.substring(start, i));
        }
        start = -1;
        hash = FNV;
        digit = false;
      }
    }
    return new Shingles(runs(words, count), figures);
  }

  /** Of a text shorter than a run the one run that it is. */
  private static long[] runs(long[] words, int count) {
    long[] runs = new long[count == 0 ? 0 : Math.max(1, count - WORDS + 1)];
    for (int i = 0; i < runs.length; i++) {
      long run = 17;
      for (int j = i; j < Math.min(i + WORDS, count); j++) {
        run = mixed(run * 31 + words[j]);
      }
      runs[i] = run;
    }
    Arrays.sort(runs);
    return distinct(runs, runs.length);
  }

  private static long[] distinct(long[] sorted, int length) {
    int kept = 0;
    for (int i = 0; i < length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
  }

  /** All that either set has, rising. */
  static long[] union(long[] one, long[] other) {
    long[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    Arrays.sort(all);
    return distinct(all, all.length);
  }

  /** Share of these runs that {@code other}, rising, has, in [0..1]. */
  double within(long[] other) {
    int shared = 0;
    int j = 0;
    for (long run : runs) {
      while (j < other.length && other[j] < run) {
        j++;
      }
      shared += j < other.length && other[j] == run ? 1 : 0;
    }
    return runs.length == 0 ? 0 : shared / (double) runs.length;
  }

  /** Spreads the bits (the finaliser of SplitMix64). */
  static long mixed(long x) {
    long a = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
