package dev.footnote.cite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is compared between a statement and its evidence.
 *
 * @param plain the text without markup
 * @param stems of its content words
 * @param words all its words in lower case, without dots
 */
record Facts(String plain, List<Words.Word> list, Figures figures, Quantities quantities, Negation negation,
    Set<String> stems, Set<String> words) {
  private static final Pattern TIME_OF_DAY = Pattern.compile("(?i)\\b(?:half|quarter) (?:past|to)\\b");
  private static final Pattern QUOTED = Pattern.compile("“([^”]*+)”|\"([^\"]*+)\"|«([^»]*+)»|„([^“”]*+)[“”]");

  static Facts of(String plain) {
    List<Words.Word> list = Words.of(plain);
    Set<String> stems = new HashSet<>();
    Set<String> words = new HashSet<>();
    for (Words.Word word : list) {
      words.add(name(word));
      if (word.isContent()) {
        stems.add(word.stem());
      }
    }
    return new Facts(plain, list, Figures.of(plain), Quantities.of(plain), Negation.of(list), stems, words);
  }

  /** A word as names are compared: lower case, without dots and possessive. */
  static String name(Words.Word word) {
    String lower = word.lower();
    String bare = lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
    return bare.replace(".", "");
  }

  /** Two words side by side, as names are compared. */
  static String pair(Words.Word one, Words.Word two) {
    return name(one) + " " + name(two);
  }

  boolean hasPair(Words.Word one, Words.Word two) {
    return pairs(list).contains(pair(one, two));
  }

  /** All words with their right neighbours. */
  static Set<String> pairs(List<Words.Word> words) {
    Set<String> out = new HashSet<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      out.add(pair(words.get(i), words.get(i + 1)));
    }
    return out;
  }

  /** What is written with a capital inside a sentence, but for days and months; as names are compared. */
  Set<String> names() {
    Set<String> out = new HashSet<>();
    for (Words.Word word : list) {
      if (word.isCapital() && word.isContent() && !word.opens() && Figures.of("1 " + word.text()).dates().isEmpty()) {
        out.add(name(word));
      }
    }
    return out;
  }

  /** All words, but for "half" and "quarter" of a time of day. */
  Set<String> fractionWords() {
    if (!TIME_OF_DAY.matcher(plain).find()) {
      return words;
    }
    Set<String> out = new HashSet<>(words);
    out.removeAll(Set.of("half", "quarter"));
    return out;
  }

  /** What stands between quotation marks, without a comma or stop at its end. */
  List<String> quoted() {
    List<String> out = new ArrayList<>();
    Matcher matcher = QUOTED.matcher(plain);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          out.add(straight(matcher.group(group)).replaceAll("^[\\s]++|[\\s.,;:!?…]++$", ""));
        }
      }
    }
    return out;
  }

  /** With typewriter quotes, so that only words are compared. */
  static String straight(String text) {
    return text.replace('’', '\'').replace('‘', '\'').replace('“', '"').replace('”', '"');
  }
}
