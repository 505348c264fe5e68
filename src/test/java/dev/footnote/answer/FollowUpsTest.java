package dev.footnote.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpsTest {
  private static final List<Turn> TURNS = List.of(
      new Turn("When did the NIS apply?", "The NIS filed its application to the centre in 2019."));

  @ParameterizedTest
  @CsvSource({"and who replied?,true", "When was it founded?,true", "Why?,true", "What about Japan?,true",
      "Where is it now?,true",
      "When did Leocadia Brandt win her title?,false", "How high was the fine for Brightwater Chemicals?,false",
      "Which museum reopens on 12 April 2024?,false"})
  void tellsQuestionsThatLean(String question, boolean leans) {
    assertEquals(leans, FollowUps.leans(question, TURNS));
  }

  @Test
  void nothingLeansOnNothing() {
    assertFalse(FollowUps.leans("and who replied?", List.of()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"and who replied? | Who replied, regarding NIS?",
      "When was it founded? | When was NIS founded?",
      "What about Japan? | When did the NIS apply, Japan?", "Why? | Why, regarding NIS?",
      "How large are its teams? | How large are NIS's teams?"})
  void isRewrittenByRule(String question, String expected) {
    assertEquals(expected, FollowUps.rewritten(question, TURNS));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Who replied to the NIS application? | true", "Who replied to the CIA? | false",
      "Who replied in 2021? | false", "See https://x.example | false", "'' | false"})
  void aModelsVersionMustNameNothingNew(String rewritten, boolean fair) {
    assertEquals(fair, FollowUps.isFair(rewritten, "and who replied?", TURNS));
  }
}
