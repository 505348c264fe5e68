package dev.footnote.cite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who does what to whom, by the words on either side of a verb that statement and evidence share. Two of them that have
 * changed sides are swapped, unless just one of the two texts is passive ("beat", "was beaten by"). Where just one is
 * passive and they have not changed sides, they are swapped too ("lent", "was lent"). Reads no grammar: a verb is a
 * content word that stands once in each text and is told by its form or its neighbours.
 */
final class Arguments {
  private static final Set<String> BETWEEN = Set.of("not", "also", "been", "being", "only", "never", "now", "then", "first");
  private static final Set<String> BEFORE_NOUNS = Set.of("""
      a an the its his their of in at on by for with from""".strip().split("\\s+"));
  private static final Set<String> RECIPIENT = Set.of("to", "for", "from", "against");

  /** Verbs that say the same with both sides exchanged, or that are said of things as of those who do them. */
  private static final Set<String> MUTUAL = Stream.of("""
      meet marry draw face border share agree play differ merge talk resemble join link connect equal match run open close
      start begin end follow precede contain include""".strip().split("\\s+")).map(Inflections::base)
      .collect(Collectors.toUnmodifiableSet());
  private static final Map<String, String> PRONOUNS = Map.of("he", "*he", "him", "*he", "she", "*she", "they", "*they",
      "them", "*they", "we", "*we", "us", "*we");
  private static final Set<String> AUXILIARIES = Set.of("""
      has have had having will would can could may might must should to did does do not who which that he she it they we i
      you cannot""".strip().split("\\s+"));
  private static final Set<String> DETERMINERS = Set.of("""
      a an the its his her their our this that to""".strip().split("\\s+"));

  /** One of the two must stand within so many words of the verb, in either text. */
  private static final int NEAR = 6;

  private record Side(String key, int at, String marker) {}

  /** What stands left and right of a verb in its sentence. */
  private record Frame(int at, boolean passive, List<Side> left, List<Side> right) {
    boolean isNear(Side side) {
      return Math.abs(side.at - at) <= NEAR;
    }

    Optional<Side> leftOf(String key) {
      return left.stream().filter(s -> s.key.equals(key)).findFirst();
    }

    Optional<Side> rightOf(String key) {
      return right.stream().filter(s -> s.key.equals(key)).findFirst();
    }
  }

  private Arguments() {}

  static boolean areSwapped(List<Words.Word> statement, List<Words.Word> evidence) {
    Map<String, Frame> its = frames(evidence);
    return frames(statement).entrySet().stream()
        .anyMatch(mine -> its.containsKey(mine.getKey()) && isSwapped(mine.getValue(), its.get(mine.getKey())));
  }

  private static boolean isSwapped(Frame mine, Frame its) {
    for (Side x : mine.left) {
      Optional<Side> other = its.rightOf(x.key);
      if (other.isPresent()) {
        for (Side y : mine.right) {
          Optional<Side> there = its.leftOf(y.key);
          boolean near = there.isPresent() && (mine.isNear(x) || mine.isNear(y))
              && (its.isNear(other.get()) || its.isNear(there.get()));
          if (near && crossed(mine, its, other.get(), y)) {
            return true;
          }
        }
      }
    }
    return mine.passive != its.passive && stayed(mine, its);
  }

  /** {@code x} is the statement's left word where it stands in the evidence, {@code y} the statement's right one. */
  private static boolean crossed(Frame mine, Frame its, Side x, Side y) {
    if (mine.passive == its.passive) {
      boolean agent = x.marker.equals("by") || y.marker.equals("by");
      // "was offered to her", "she was offered"
      boolean shifted = mine.passive && x.marker.equals("to") != y.marker.equals("to");
      return !agent && !shifted;
    }
    return mine.passive ? RECIPIENT.contains(y.marker) : RECIPIENT.contains(x.marker);
  }

  /** Whether the same stands nearest before the verb in both, and the object of the active one stands behind it in both. */
  private static boolean stayed(Frame mine, Frame its) {
    if (mine.left.isEmpty() || its.left.isEmpty() || !mine.left.getLast().key.equals(its.left.getLast().key)) {
      return false;
    }
    Frame active = mine.passive ? its : mine;
    Frame passive = mine.passive ? mine : its;
    return active.right.stream().filter(s -> s.marker.isEmpty()).findFirst()
        .flatMap(object -> passive.rightOf(object.key)).filter(s -> s.marker.isEmpty() || s.marker.equals("by")).isPresent();
  }

  /** By stem, of the words that stand once. */
  private static Map<String, Frame> frames(List<Words.Word> words) {
    Map<String, Long> counts = words.stream().filter(Words.Word::isContent)
        .collect(Collectors.groupingBy(Words.Word::stem, Collectors.counting()));
    Map<String, Frame> out = new HashMap<>();
    int start = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || (words.get(i).opens() && endsSentence(words, i))) {
        frames(words.subList(start, i), counts, out);
        start = i;
      }
    }
    return out;
  }

  private static boolean endsSentence(List<Words.Word> words, int i) {
    return words.get(i).start() - words.get(i - 1).end() >= 2;
  }

  private static void frames(List<Words.Word> sentence, Map<String, Long> counts, Map<String, Frame> out) {
    List<Side> sides = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (int i = 0; i < sentence.size(); i++) {
      String key = key(sentence, i);
      if (!key.isEmpty()) {
        sides.add(new Side(key, i, marker(sentence, i)));
        if (!seen.add(key)) {
          twice.add(key);
        }
      }
    }
    sides.removeIf(s -> twice.contains(s.key));
    for (int i = 0; i < sentence.size(); i++) {
      Words.Word word = sentence.get(i);
      String stem = Inflections.base(word.lower());
      int at = i;
      if (word.isContent() && !word.isCapital() && counts.getOrDefault(word.stem(), 0L) == 1 && !MUTUAL.contains(stem)
          && isVerb(sentence, i)) {
        List<Side> right =
            sides.stream().filter(s -> s.at > at
                && (sentence.get(s.at).clause() == word.clause() || s.at - at <= NEAR)).toList();
        boolean agent = right.stream().anyMatch(s -> s.marker.equals("by") && s.at - at <= NEAR);
        out.put(stem, new Frame(at, agent || isPassive(sentence, i), sides.stream().filter(s -> s.at < at).toList(),
        right));
      }
    }
  }

  /** What a word may stand for on a side: a content word, or a person's pronoun; empty for any other. */
  private static String key(List<Words.Word> sentence, int i) {
    Words.Word word = sentence.get(i);
    String lower = word.lower();
    if (lower.equals("her")) {
      return isBeforeContent(sentence, i) ? "" : "*she";
    }
    if (PRONOUNS.containsKey(lower)) {
      return PRONOUNS.getOrDefault(lower, "");
    }
    if (!word.isContent() || FigureReader.isDate(lower)) {
      return "";
    }
    return Inflections.base(Facts.name(word));
  }

  private static boolean isBeforeContent(List<Words.Word> sentence, int i) {
    return i + 1 < sentence.size() && (sentence.get(i + 1).isContent() || sentence.get(i + 1).lower().equals("own"));
  }

  /** The preposition that governs a word; empty for a subject or object. */
  private static String marker(List<Words.Word> sentence, int at) {
    for (int i = at - 1; i >= Math.max(0, at - 4) && sentence.get(i).clause() == sentence.get(at).clause(); i--) {
      if (Words.isPreposition(sentence.get(i).lower())) {
        boolean measure = Character.isDigit(sentence.get(i + 1).text().charAt(0));
        return measure ? "by how much" : sentence.get(i).lower();
      }
      if (sentence.get(i).isContent() && sentence.get(i + 1).start() - sentence.get(i).end() != 1) {
        return "";
      }
    }
    return "";
  }

  /** Whether a word looks like a verb: by its form, or by what stands next to it. */
  private static boolean isVerb(List<Words.Word> sentence, int i) {
    String lower = sentence.get(i).lower();
    String before = i > 0 ? sentence.get(i - 1).lower() : "";
    String after = i + 1 < sentence.size() ? sentence.get(i + 1).lower() : "";
    if (BEFORE_NOUNS.contains(before)) {
      return false;
    }
    return lower.endsWith("ed") || Inflections.isVerb(lower) || AUXILIARIES.contains(before) || Words.isBe(before)
        || (lower.endsWith("s") && !lower.endsWith("ss") && DETERMINERS.contains(after));
  }

  private static boolean isPassive(List<Words.Word> sentence, int at) {
    if (sentence.get(at).lower().endsWith("ing")) {
      return false;
    }
    int i = at - 1;
    while (i >= 0 && i >= at - 3 && !Words.isBe(sentence.get(i).lower())
        && (BETWEEN.contains(sentence.get(i).lower()) || sentence.get(i).lower().endsWith("ly"))) {
      i--;
    }
    return i >= 0 && i >= at - 4 && Words.isBe(sentence.get(i).lower());
  }
}
