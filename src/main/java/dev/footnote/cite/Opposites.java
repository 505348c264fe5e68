package dev.footnote.cite;

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
          + "jumped higher up raise raises raised raising lift lifted"
          + " | fall falls fell fallen falling drop dropped decrease decreased decline declined shrink shrank lower "
          + "down"
          + " reduce reduced lowered lowering lowers",
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
      "guilty | innocent", "inside inner | outside outer", "north northern | south southern",
      "east eastern | west western",
      "morning | evening", "warmer hotter | colder cooler", "wet wetter | dry drier driest", "full | empty",
          "alive | dead",
      "cheap cheaper | dear dearer expensive", "louder noisier | quieter", "many | few", "always | never",
          "stronger | weaker",
      "wider widest | narrower narrowest", "majority | minority", "arrive arrived | leave left", "succeeded | failed",
      "thicker | thinner", "deeper deepest | shallower", "heavier | lighter", "nearer nearest | farther farthest"};

  /** The one with "not" says what the other says; without it they may stand side by side. */
  private static final Map<String, Set<String>> UNDER_DENIAL = Map.of("pay", Set.of("free"), "mov", Set.of("idle",
      "still"),
      "allow", Set.of("closed", "shut", "banned", "forbidden", "prohibited", "barred"), "permit", Set.of("closed",
      "banned",
          "forbidden", "prohibited"), "work", Set.of("idle", "broken"));

  private static final Map<String, Integer> SIDE = sides();

  /** Whoever stands behind the one stands before the other: "Bell beat Duval", "Duval lost to Bell". */
  private static final Set<String> TURNING = Set.of("lose", "loses", "lost", "beat", "beats", "beaten", "win", "won",
      "defeat", "defeated", "buy", "buys", "bought", "sell", "sells", "sold", "before", "after", "above", "below",
      "over",
      "under", "ahead", "behind", "larger", "smaller", "bigger", "older", "younger", "more", "less", "fewer");

  private static final Map<String, Set<Integer>> STEMS = SIDE.entrySet().stream().collect(Collectors.groupingBy(
      e -> Words.stem(e.getKey()), Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));

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

  /** Whether one of {@code words}, in lower case, says the contrary of a word with this stem. */
  static boolean hasContrary(String stem, Set<String> words) {
    return UNDER_DENIAL.getOrDefault(stem, Set.of()).stream().anyMatch(words::contains)
        || STEMS.getOrDefault(stem, Set.of()).stream()
            .anyMatch(side -> words.stream().anyMatch(w -> SIDE.getOrDefault(w, 0) == -side));
  }

  /** Whether {@code statement} says the contrary of {@code evidence} in one of its words. */
  static boolean contradict(Facts mineAll, Facts itsAll) {
    List<Words.Word> statement = mineAll.list();
    List<Words.Word> evidence = itsAll.list();
    Map<Integer, List<Words.Word>> its = evidence.stream().filter(w -> SIDE.containsKey(w.lower()))
        .collect(Collectors.groupingBy(w -> SIDE.getOrDefault(w.lower(), 0)));
    for (Words.Word word : statement) {
      int side = SIDE.getOrDefault(word.lower(), 0);
      if (side != 0 && !its.containsKey(side) && its.containsKey(-side) && its.getOrDefault(-side, List.of()).stream()
              .anyMatch(w -> Negation.isUnder(evidence, w) == Negation.isUnder(statement, word))
          && !isTurned(word, statement, its.getOrDefault(-side, List.of()).getFirst(), evidence)) {
        return true;
      }
    }
    return false;
  }

  /** Whether somebody named before the one word stands behind the other. */
  private static boolean isTurned(Words.Word word, List<Words.Word> statement, Words.Word contrary,
      List<Words.Word> evidence) {
    Set<String> before = names(statement.stream().filter(w -> w.start() < word.start()));
    Set<String> after = names(statement.stream().filter(w -> w.start() > word.start() && w.isContent()).limit(1));
    Set<String> behind = names(evidence.stream().filter(w -> w.start() > contrary.start()));
    Set<String> ahead = names(evidence.stream().filter(w -> w.start() < contrary.start()));
    return before.stream().anyMatch(n -> behind.contains(n) && !ahead.contains(n)
        && isCapitalIn(statement, n))
        || (TURNING.contains(word.lower()) && after.stream().anyMatch(ahead::contains)
            && after.stream().noneMatch(behind::contains));
  }

  private static boolean isCapitalIn(List<Words.Word> words, String name) {
    return words.stream().anyMatch(w -> w.isCapital() && Facts.name(w).equals(name));
  }

  private static Set<String> names(Stream<Words.Word> words) {
    return words.filter(Words.Word::isContent).map(Facts::name).collect(Collectors.toSet());
  }
}
