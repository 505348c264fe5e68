package dev.footnote.cite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who does what to whom, as far as names, their order and the words before them tell. Two names that have changed
 * places between evidence and statement are told by what stands before each: "from", "to", "by", or nothing.
 */
final class Roles {
  /** Further names are not compared: a statement that names more says nothing. */
  private static final int MOST_NAMES = 60;

  private static final Set<String> JOINS = Set.of("and", "or", "nor", "both");

  private record Name(String key, int first, int end, String marker, String governor) {}

  private Roles() {}

  /** Whether two names of {@code statement} stand in each other's place in {@code evidence}. */
  static boolean areSwapped(List<Words.Word> statement, List<Words.Word> evidence) {
    List<Name> mine = names(statement);
    List<Name> its = names(evidence);
    for (int i = 0; i < mine.size(); i++) {
      for (int j = i + 1; j < mine.size(); j++) {
        Optional<Name> a = only(its, mine.get(i).key);
        Optional<Name> b = only(its, mine.get(j).key);
        if (a.isPresent() && b.isPresent() && !a.equals(b)
            && isSwapped(mine.get(i), mine.get(j), a.get(), b.get(), statement, evidence)) {
          return true;
        }
      }
    }
    return false;
  }

  /** {@code a} and {@code b} in the statement's order, {@code x} and {@code y} the same two in the evidence. */
  private static boolean isSwapped(Name a, Name b, Name x, Name y, List<Words.Word> statement,
      List<Words.Word> evidence) {
    if (isJoined(statement, a, b) || isJoined(evidence, x.first < y.first ? x : y, x.first < y.first ? y : x)) {
      return false;
    }
    boolean turned = x.first > y.first;
    boolean governed = !a.governor.isEmpty() && a.governor.equals(y.governor) && !a.governor.equals(x.governor)
        && (b.governor.equals(x.governor) || b.governor.isEmpty() || x.governor.isEmpty());
    if (governed && a.marker.equals(y.marker)) {
      return true;
    }
    boolean exchanged = a.marker.equals(y.marker) && b.marker.equals(x.marker);
    if (!x.marker.equals(y.marker)) {
      boolean agent = a.marker.isEmpty() && b.marker.isEmpty() && (x.marker.equals("by") || y.marker.equals("by"));
      return exchanged || (agent && x.marker.isEmpty());
    }
    boolean wrongAgent = x.marker.isEmpty() && !turned && b.marker.equals("by") && a.marker.isEmpty();
    return wrongAgent;
  }

  /** Whether only "and", "or" and further names stand between the two. */
  private static boolean isJoined(List<Words.Word> words, Name first, Name second) {
    for (int i = first.end; i < second.first; i++) {
      Words.Word word = words.get(i);
      if (!JOINS.contains(word.lower()) && !word.isCapital()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Name> only(List<Name> names, String key) {
    List<Name> found = names.stream().filter(n -> n.key.equals(key)).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static List<Name> names(List<Words.Word> words) {
    List<Name> out = new ArrayList<>();
    int i = 0;
    while (i < words.size() && out.size() < MOST_NAMES) {
      if (!isNamed(words.get(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < words.size() && isNamed(words.get(end)) && words.get(end).clause() == words.get(i).clause()) {
        end++;
      }
      out.add(new Name(Facts.name(words.get(end - 1)), i, end, marker(words, i), governor(words, i)));
      i = end;
    }
    return out;
  }

  private static boolean isNamed(Words.Word word) {
    return word.isCapital() && word.isContent() && !Character.isDigit(word.text().charAt(0))
        && !FigureReader.isDate(Facts.name(word));
  }

  /** The content word before a name, in its clause. */
  private static String governor(List<Words.Word> words, int first) {
    for (int i = first - 1; i >= Math.max(0, first - 4) && words.get(i).clause() == words.get(first).clause(); i--) {
      if (words.get(i).isContent()) {
        return words.get(i).stem();
      }
    }
    return "";
  }

  /** The preposition before a name, past at most two other words; empty for a subject or object. */
  private static String marker(List<Words.Word> words, int first) {
    for (int i = first - 1; i >= Math.max(0, first - 3) && words.get(i).clause() == words.get(first).clause(); i--) {
      String lower = words.get(i).lower();
      if (Words.isPreposition(lower)) {
        return lower;
      }
      if (words.get(i).isContent() && i < first - 1) {
        return "";
      }
    }
    return "";
  }
}
