package dev.footnote.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderWordsTest {
  @ParameterizedTest
  @CsvSource({
    "When did the NIS apply?, DATE, ''",
    "How many members does the centre have?, NUMBER, member",
    "How much did the bridge cost?, MONEY, ''",
    "Who paid for it?, PERSON, ''",
    "Where was it founded?, PLACE, ''",
    "Why was it closed?, REASON, ''",
    "Which city is the centre in?, PLACE, citi",
    "Which exercise did the agency join?, NAME, exercis",
    "How long did the strike last?, DURATION, ''",
  })
  void tellsWhatKindOfThingIsAskedFor(String question, Kind kind, String focus) {
    Asked asked = Asked.of(question);
    assertEquals(kind, asked.kind());
    assertEquals(focus.isEmpty() ? asked.focus() : focus, asked.focus());
  }

  @ParameterizedTest
  @CsvSource({"a, 0.3", "i, 0.6931", "necessitated, 10.0246", "zzyzx, 10.5", "q, 2"})
  void weighsAWordByItsRankAmongEnglishWords(String word, float weight) {
    assertEquals(weight, Background.weight(word), 1e-3f);
  }

  @Test
  void findsEachBackgroundWordByItsAsciiLetters() throws IOException {
    try (InputStream in = Objects.requireNonNull(Background.class.getResourceAsStream("background-words.txt"))) {
      List<String> words = new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      Map<String, Integer> first = new HashMap<>();
      words.forEach(word -> first.putIfAbsent(word, first.size()));
      assertEquals(words.size(), first.size(), "no word stands twice");
      first.forEach((word, rank) -> assertEquals(Math.max(0.3, Math.log(rank + 1.0)), Background.weight(word), 1e-3, word));
    }
  }

  @Test
  void findsDatesAmountsAndNamesInASentence() {
    String text = "On 3 May 2024 Mayor Ann Lee paid $4.2 million for 32 trams.";
    List<String> found = Phrases.of(text, Tokens.of(text)).stream().map(p -> p.kind() + " " + p.span().of(text)).toList();
    assertTrue(found.contains("DATE 3 May 2024"), found.toString());
    assertTrue(found.contains("MONEY 4.2 million"), found.toString());
    assertTrue(found.contains("NAME Ann Lee"), found.toString());
    assertTrue(found.contains("NUMBER 32"), found.toString());
  }

  @Test
  void partsAQuestionThatAsksForTwoThings() {
    assertEquals(List.of("When", "where"),
        Part.of("When and where was the centre founded?").stream().map(Part::words).toList());
    assertEquals("who paid for it Kestrel",
        Part.of("When was the Kestrel launched and who paid for it?").getLast().asked().replace("?", ""));
  }

  @Test
  void keepsAQuestionThatAsksForOneThingWhole() {
    assertEquals(1, Part.of("Who won the cup and the league?").size());
  }

  @Test
  void keepsANumberAndAnAbbreviationTogether() {
    assertEquals(List.of("the", "us", "paid", "1200.50"),
        Tokens.of("The U.S. paid 1,200.50").stream().map(Token::word).toList());
  }
}
