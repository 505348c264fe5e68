package dev.footnote.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "The NIS | nis | true",
      "an “Orchard” | orchard | true",
      "U.S. | us | true",
      "2019 | 2018 | false",
      "theatre | atre | false"})
  void exactLooksAtLettersAndFiguresAlone(String given, String gold, boolean same) {
    assertEquals(same, Wording.exact(given, gold));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "four large cranes | four cranes | 0.8",
      "the mayor | mayor | 1",
      "one | two | 0",
      "the | a | 1",
      "the | mayor | 0",
      "a b b c | b b d | 0.6666666666666666"})
  void f1WeighsWordsFoundAgainstWordsGiven(String given, String gold, double f1) {
    assertEquals(f1, Wording.f1(given, gold), 1e-9);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "It has four cranes. | 4 | true",
      "It has 4 cranes. | four | true",
      "It has 14 cranes. | 4 | false",
      "It cost $1,200.50 then. | 1,200.50 | true",
      "The mayor’s house | mayor | true",
      "Ann Maria Lee | Ann Lee | false",
      "Anything | ! | false"})
  void containsLooksForWholeWordsInARow(String text, String answer, boolean held) {
    assertEquals(held, Wording.contains(text, answer));
  }
}
