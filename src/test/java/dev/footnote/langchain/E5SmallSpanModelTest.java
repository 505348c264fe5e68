package dev.footnote.langchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.read.TokenOdds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class E5SmallSpanModelTest {
  private static final E5SmallSpanModel MODEL = new E5SmallSpanModel();
  private static final String TEXT = "The café opened on the harbour in 1987. Its owner, Ann Lee, sold it to İzmir Foods.";

  @AfterAll
  static void close() {
    MODEL.close();
  }

  private static String best(String question) {
    TokenOdds odds = MODEL.odds(question, "A café by the sea", TEXT);
    int first = 0;
    int last = 0;
    for (int i = 0; i < odds.starts().length; i++) {
      for (int j = i; j < Math.min(i + 8, odds.starts().length); j++) {
        if (odds.first()[i] + odds.last()[j] > odds.first()[first] + odds.last()[last]) {
          first = i;
          last = j;
        }
      }
    }
    return TEXT.substring(odds.starts()[first], odds.ends()[last]);
  }

  @Test
  void findsAYear() {
    assertEquals("1987", best("When did the café open?"));
  }

  @Test
  void findsAPerson() {
    assertEquals("Ann Lee", best("Who owned the café?"));
  }

  @Test
  void placesTokensInTheTextAsItIs() {
    TokenOdds odds = MODEL.odds("Who bought it?", "", TEXT);
    int last = odds.starts().length - 1;
    assertEquals(".", TEXT.substring(odds.starts()[last], odds.ends()[last]));
    assertEquals("café", TEXT.substring(odds.starts()[1], odds.ends()[1]));
  }

  @Test
  void givesTheSameForTheSame() {
    assertEquals(MODEL.odds("Who?", "", TEXT).none(), MODEL.odds("Who?", "", TEXT).none());
  }

  @Test
  void readsTheBeginningOfATextThatIsTooLong() {
    TokenOdds odds = MODEL.odds("When did the café open?", "", TEXT.repeat(40));
    assertTrue(odds.starts().length < E5SmallSpanModel.MOST_TOKENS);
  }

  @Test
  void readsAnEmptyText() {
    assertEquals(0, MODEL.odds("When?", "", "").starts().length);
  }
}
