package dev.footnote.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.cite.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftParserTest {
  private static List<Draft.Statement> parse(String text, boolean whole) {
    DraftParser parser = new DraftParser();
    List<Draft.Statement> out = new ArrayList<>(parser.take(text));
    out.addAll(parser.end(whole));
    return out;
  }

  private static List<Integer> numbers(String line) {
    return parse(line, true).getFirst().numbers();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"statements\":[{\"text\":\"A ran.\",\"sentences\":[1]},{\"text\":\"B \\\"sat\\\".\",\"sentences\":[2,3]}]}",
      "```json\n{\"statements\": [{\"text\": \"A ran.\", \"sentences\": [1]}, {\"text\": \"B \\\"sat\\\".\", "
          + "\"sentences\": [2, 3]}]}\n```\nDone!",
      "Sure, here it is: {\"statements\":[{\"text\":\"A ran.\",\"sentences\":[1]},{\"text\":\"B "
          + "\"sat\".\",\"sentences\":[2,3]",
      "{\"text\":\"A ran.\",\"sentences\":[\"1\"]}\n{\"text\":\"B "
          + "\\\"sat\\\".\",\"sentences\":[2-3]}\n{\"text\":\"half"})
  void readsObjectsHoweverBrokenTheRest(String text) {
    assertEquals(List.of(new Draft.Statement("A ran.", List.of(1)), new Draft.Statement("B \"sat\".", List.of(2, 3))),
        parse(text, true));
  }

  @Test
  void readsLinesWithMarkers() {
    assertEquals(List.of(new Draft.Statement("A ran. [1]", List.of(1)), new Draft.Statement("B sat [2][3].", List.of(2,
        3))),
        parse("A ran. [1]\n\nB sat [2][3].", true));
  }

  @Test
  void partsSentencesBehindAMarker() {
    assertEquals(2, parse("It was approved on 3 May 2024 [1]. The mayor was arrested [2].", true).size());
    assertEquals(1, parse("Approved for 4.2 million euros [1] and delayed to September 2024 [2].", true).size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Approved [0]. | 0", "Approved [-1]. | ''", "Approved [١]. | 1",
      "Approved [1, 2]. | 1 2",
      "Approved [1-3]. | 1 2 3", "Approved [[1]]. | 1", "Approved [^2]. | 2", "Approved【3†source】. | 3",
          "Approved [99999999999]. | 9999 9999 999",
      "Approved [doc:b/secret]. | ''", "Approved [1](https://x.example). | 1",
          "Approved [2-9000]. | 2 3 4 5 6 7 8 9 10 11 12"})
  void readsMarkersOfManyForms(String line, String expected) {
    assertEquals(expected, String.join(" ", numbers(line).stream().map(String::valueOf).toList()));
  }

  @Test
  void leavesTheHalfLineOfAStreamThatBrokeOff() {
    assertEquals(1, parse("A ran. [1]\nB sat. [1", false).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t ", "```\n```", "{}", "{\"statements\":[]}"})
  void nothingIsNothing(String text) {
    assertEquals(List.of(), parse(text, true));
  }

  @Test
  void theSameTextGivesTheSameHoweverItIsCut() {
    List<String> texts = List.of("A ran [1]. Bö sat [2].\n- C lay. [3]\nD",
        "Sure:\n{\"statements\":[{\"text\":\"A \\u00e9.\",\n"
        + "\"sentences\":[1]},{\"text\":\"B{\",\"sentences\":[]},{\"text\":\"x\"},{\"text\":\"C\",\"sentences\":[3]}]} [4]");
    Random random = new Random(7);
    for (String text : texts) {
      for (int run = 0; run < 300; run++) {
        DraftParser parser = new DraftParser();
        List<Draft.Statement> out = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
          int to = Math.min(text.length(), at + 1 + random.nextInt(12));
          out.addAll(parser.take(text.substring(at, to)));
          at = to;
        }
        out.addAll(parser.end(true));
        assertEquals(parse(text, true), out, "run " + run);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "[1", "]", "{\"text\":\"", "\"text\":\"a\",", "\n", "[1] A ", "{",
      "\"text\":\"a\",\"sentences\":[", "a [1].\n"})
  void endlessOutputIsCutAndTakesLittleTime(String unit) {
    DraftParser parser = new DraftParser();
    List<Draft.Statement> out = new ArrayList<>();
    assertTimeout(Duration.ofSeconds(20), () -> {
      for (int i = 0; i < 200; i++) {
        out.addAll(parser.take(unit.repeat(1_000)));
      }
      out.addAll(parser.end(true));
    });
    assertTrue(out.size() <= DraftParser.MOST_STATEMENTS, "statements: " + out.size());
  }
}
