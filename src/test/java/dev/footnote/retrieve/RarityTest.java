package dev.footnote.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RarityTest {
  private static final Map<String, Long> WITH = Map.of("ferry", 400L, "kestrel", 5L, "osprey", 9L, "petrel", 30L, "kestrle", 0L);

  @Test
  void isTheInverseFrequencyAboveThatOfCommonWords() {
    assertEquals(Math.log(1 + 9_995.5 / 5.5) - 4, Rarity.of(5, 10_000), 1e-12);
    assertEquals(0, Rarity.of(200, 10_000), "in every fiftieth passage");
    assertEquals(4, Rarity.of(1, 1_000_000), "at most");
  }

  @Test
  void aWordThatNoPassageHasTellsNothing() {
    assertEquals(0, Rarity.of(0, 10_000));
  }

  @Test
  void fewPassagesTellNothingOfHowRareAWordIs() {
    assertEquals(0, Rarity.of(1, 40));
  }

  @Test
  void morePassagesWithAWordThanThereAreLeaveItCommon() {
    assertEquals(0, Rarity.of(9, 3), "counted while one was deleted");
  }

  @Test
  void theTwoRarestWordsCountTheRarestFirst() {
    Map<String, Double> rarest = Rarity.rarest(List.of("petrel", "ferry", "osprey", "kestrle", "kestrel", "osprey"),
        word -> WITH.getOrDefault(word, 0L), 10_000);
    assertEquals(List.of("kestrel", "osprey"), List.copyOf(rarest.keySet()));
    assertEquals(List.of(Rarity.of(5, 10_000), Rarity.of(9, 10_000)), List.copyOf(rarest.values()));
  }

  @Test
  void aQuestionOfCommonWordsHasNone() {
    assertTrue(Rarity.rarest(List.of("ferry"), word -> WITH.getOrDefault(word, 0L), 10_000).isEmpty());
  }
}
