package dev.footnote.cite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that say the contrary of each other: "rose" and "fell", "before" and "after". A statement may not say one
 * where its evidence says only the other; unless it turns the sentence round ("Duval lost" for "Bell beat Duval").
 */
final class Opposites {
  private static final String[] PAIRS = {
      "rise rises rose risen rising increase increased increasing grow grew grown gain gained climb climbed jump "
          + "jumped higher up"
          + " | fall falls fell fallen falling drop dropped decrease decreased decline declined shrink shrank lower "
          + "down"
          + " reduce reduced",
      "more | less fewer", "most | least fewest", "larger bigger greater | smaller lesser",
          "largest biggest greatest | smallest",
      "high highest | low lowest", "long longer longest | short shorter shortest",
      "older oldest elder | younger youngest newer newest", "faster fastest quicker | slower slowest",
      "early earlier earliest | late later latest", "first | last", "before | after", "above | below", "over | under",
          "new | old", "ahead | behind",
      "win wins won winning beat beats beaten defeat defeated | lose loses lost losing",
      "best better | worst worse", "open opens opened opening reopen reopened | close closes closed closing shut "
          + "closure",
      "start starts started begin begins began | end ends ended finish finished stop stopped", "maximum | minimum",
      "profit | loss", "buy buys bought | sell sells sold", "allow allowed permit permitted | ban banned forbid "
          + "forbidden prohibited",
      "guilty | innocent", "inside | outside", "north northern | south southern", "east eastern | west western",
      "morning | evening", "warmer hotter | colder cooler", "wet wetter | dry drier driest", "full | empty",
          "alive | dead",
      "cheap cheaper | dear dearer expensive", "louder noisier | quieter", "many | few", "always | never",
          "stronger | weaker",
      "wider widest | narrower narrowest", "majority | minority", "arrive arrived | leave left", "succeeded | failed",
      "thicker | thinner", "deeper deepest | shallower", "heavier | lighter", "nearer nearest | farther farthest"};

  private static final Map<String, Integer> SIDE = sides();

  private Opposites() {}

  /** Words by their side: pair n has the sides n+1 and -(n+1). */
  private static Map<String, Integer> sides() {
    Map<String, Integer> out = new HashMap<>();
    for (int i = 0; i < PAIRS.length; i++) {
      String[] two = PAIRS[i].split(" \\| ");
      int side = i + 1;
      Stream.of(two[0].split(" ")).forEach(w -> out.put(w, side));
      Stream.of(two[1].split(" ")).forEach(w -> out.put(w, -side));
    }
    return Map.copyOf(out);
  }

  /** Whether {@code statement} says the contrary of {@code evidence} in one of its words. */
  static boolean contradict(List<Words.Word> statement, List<Words.Word> evidence) {
    Map<Integer, List<Words.Word>> its = evidence.stream().filter(w -> SIDE.containsKey(w.lower()))
        .collect(Collectors.groupingBy(w -> SIDE.getOrDefault(w.lower(), 0)));
    List<Words.Word> mine = new ArrayList<>(statement);
    for (Words.Word word : mine) {
      int side = SIDE.getOrDefault(word.lower(), 0);
      if (side != 0 && !its.containsKey(side) && its.containsKey(-side)
          && !isTurned(word, mine, its.getOrDefault(-side, List.of()).getFirst(), evidence)) {
        return true;
      }
    }
    return false;
  }

  /** Whether somebody named before the one word stands behind the other. */
  private static boolean isTurned(Words.Word word, List<Words.Word> statement, Words.Word contrary,
      List<Words.Word> evidence) {
    Set<String> before = names(statement.stream().filter(w -> w.start() < word.start()));
    Set<String> behind = names(evidence.stream().filter(w -> w.start() > contrary.start()));
    Set<String> ahead = names(evidence.stream().filter(w -> w.start() < contrary.start()));
    return before.stream().anyMatch(n -> behind.contains(n) && !ahead.contains(n));
  }

  private static Set<String> names(Stream<Words.Word> words) {
    return words.filter(w -> w.isCapital() && w.isContent()).map(Facts::name).collect(Collectors.toSet());
  }
}
