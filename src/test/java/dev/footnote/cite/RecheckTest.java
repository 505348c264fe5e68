package dev.footnote.cite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecheckTest {
  private static final String QUOTE = "It sank.";

  private static Recheck check(String text, int start, String prefix, String suffix) {
    return Recheck.of(new Recheck.Quoted(QUOTE, start < 0 ? Optional.empty() : Optional.of(start), prefix, suffix),
        new Article(Source.of("a", ""), text));
  }

  @Test
  void aQuoteThatStandsWhereItStoodIsVerified() {
    assertEquals(new Recheck.Verified(new Span(3, 11)), check("🗞 It sank. It rose.", 2, "", ""));
  }

  @Test
  void aQuoteAtAnotherPlaceHasMoved() {
    assertEquals(new Recheck.Moved(new Span(5, 13)), check("Yes. It sank.", 0, "", ""));
    assertEquals(new Recheck.Moved(new Span(5, 13)), check("Yes. It sank.", 9_999, "", ""));
  }

  @Test
  void ofTwoPlacesTheOneWithTheSameSurroundingsIsTaken() {
    String text = "A ship. It sank. No. A ferry. It sank. Yes.";
    assertEquals(new Recheck.Moved(new Span(30, 38)), check(text, 0, "A ferry. ", " Yes."));
    assertEquals(new Recheck.Moved(new Span(8, 16)), check(text, 40, "A ship. ", " No."));
  }

  @Test
  void ofTwoEqualPlacesTheNearestIsTaken() {
    String text = "x It sank. x It sank. x It sank. x";
    assertEquals(new Recheck.Moved(new Span(24, 32)), check(text, 25, "", ""));
    assertEquals(new Recheck.Moved(new Span(2, 10)), check(text, 0, "", ""));
  }

  @Test
  void withoutAPlaceAnyPlaceVerifies() {
    assertEquals(new Recheck.Verified(new Span(5, 13)), check("Yes. It sank.", -1, "", ""));
  }

  @Test
  void oneCharacterElseIsAChange() {
    assertInstanceOf(Recheck.Changed.class, check("It sink.", 0, "", ""));
    assertInstanceOf(Recheck.Changed.class, check("It sank", 0, "", ""));
  }

  @Test
  void anEmptyQuoteIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new Recheck.Quoted("", Optional.empty(), "", ""));
  }
}
