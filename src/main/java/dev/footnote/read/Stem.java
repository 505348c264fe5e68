package dev.footnote.read;

/** A light English stemmer: endings of number, tense and person go, the word class stays. */
final class Stem {
  private Stem() {}

  /** Stem of a word in lower case; numbers and short words come back as they are. */
  static String of(String word) {
    int n = word.length();
    if (n < 4 || !Character.isLetter(word.charAt(n - 1))) {
      return word;
    }
    String stem = word;
    if (stem.endsWith("ies")) {
      stem = stem.substring(0, n - 2);
    } else if (stem.endsWith("sses") || stem.endsWith("shes") || stem.endsWith("ches") || stem.endsWith("xes")) {
      stem = stem.substring(0, n - 2);
    } else if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us") && !stem.endsWith("is")) {
      stem = stem.substring(0, n - 1);
    }
    if (stem.endsWith("ied")) {
      stem = stem.substring(0, stem.length() - 2);
    } else if (stem.length() > 5 && stem.endsWith("ing")) {
      stem = undouble(stem.substring(0, stem.length() - 3));
    } else if (stem.length() > 4 && stem.endsWith("ed")) {
      stem = undouble(stem.substring(0, stem.length() - 2));
    } else if (stem.length() > 5 && stem.endsWith("ly")) {
      stem = stem.substring(0, stem.length() - 2);
    }
    if (stem.length() > 3 && stem.endsWith("e")) {
      stem = stem.substring(0, stem.length() - 1);
    } else if (stem.length() > 3 && stem.endsWith("y")) {
      stem = stem.substring(0, stem.length() - 1) + "i";
    }
    return stem;
  }

  private static String undouble(String stem) {
    int n = stem.length();
    boolean doubled = n > 3 && stem.charAt(n - 1) == stem.charAt(n - 2) && "lsz".indexOf(stem.charAt(n - 1)) < 0;
    return doubled ? stem.substring(0, n - 1) : stem;
  }

  /** How alike two stems are: 1 the same, 0.5 of one family ("appli", "applicat"), 0 strangers. */
  static double alike(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    int shorter = Math.min(a.length(), b.length());
    if (shorter < 4) {
      return 0;
    }
    int same = 0;
    while (same < shorter && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return same >= 4 && same >= shorter - 1 && Character.isLetter(a.charAt(0)) ? 0.5 : 0;
  }
}
