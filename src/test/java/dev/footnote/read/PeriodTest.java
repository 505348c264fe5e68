package dev.footnote.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  private static final String LIST = "- Ada Holm (1931–1935) - Nils Berg (3 May 1935 to 9 June 1939) (joint) - Ivo Ruud (1939-42) "
      + "- Siv Dahl (from October 1942 to present)";

  private static List<String> entries(String question, String text) {
    return Period.asked(question).orElseThrow().entries(text).stream().map(s -> s.of(text).strip()).toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Who was mayor from 1931 to 1934? | 23172 | 23219",
      "Who was mayor between Jun 1956 and Oct 1958? | 23477 | 23505",
      "Who was mayor in Feb. 1958? | 23497 | 23497",
      "Who was mayor in 1958? | 23496 | 23507",
      "Who was mayor until 9 June 1939? | 23273 | 23273",
      "Who has been mayor from 2019 to today? | 24228 | 119988"})
  void readsTheTimeOfAQuestion(String question, int from, int to) {
    assertEquals(Optional.of(new Period(from, to)), Period.asked(question));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Who is mayor?", "Who was mayor in the 1960s?", "Who owns 19581 sheep?"})
  void findsNoTimeWhereNoneIsNamed(String question) {
    assertEquals(Optional.empty(), Period.asked(question));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Who was mayor from 1931 to 1934? | - Ada Holm (",
      "Who was mayor in May 1938? | ) - Nils Berg (",
      "Who was mayor from 1939 to 1942? | ) (joint) - Ivo Ruud (",
      "Who is mayor in 2020? | ) - Siv Dahl ("})
  void findsTheEntryOfTheTimeAskedFor(String question, String entry) {
    assertEquals(List.of(entry), entries(question, LIST));
  }

  @Test
  void findsEntriesWhoseTimeStandsFirst() {
    assertEquals(List.of(": played for Lind;"), entries("Whom did she play for in 2009?",
        "2005–2007: played for Vik; 2008–2010: played for Lind; 2011–2012: coached Vik"));
  }

  @Test
  void findsAllEntriesThatShareTheTime() {
    assertEquals(2, entries("Who was mayor in 1935?", "Ada Holm (1931–1940), Nils Berg (1931–1940), Ivo Ruud (1940–1942)").size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Who was mayor in 1990? | Ada Holm (1931–1935), Nils Berg (1935–1939)",
      "Who was mayor in 1932? | Ada Holm was mayor from 1931 to 1935.",
      "Who was mayor in 2004? | Holm (2004-05-12) and Berg (2004-06-01) were mayors.",
      "Who was mayor in 1932? | Nobody knows."})
  void takesNothingForAListThatIsNone(String question, String text) {
    assertEquals(List.of(), entries(question, text));
  }
}
