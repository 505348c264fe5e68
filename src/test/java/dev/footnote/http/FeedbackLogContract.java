package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.http.Feedback.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link FeedbackLog} must do. */
public abstract class FeedbackLogContract {
  private static final YearMonth MAY = YearMonth.of(2026, 5);

  /** Empty, the same one throughout a test. */
  protected abstract FeedbackLog log();

  @Test
  void anEmptyLogHasNothing() {
    assertEquals(List.of(), log().between(MAY, MAY));
  }

  @Test
  void aThumbComesBackAsItWas() {
    Feedback whole = new Feedback("a-1", Verdict.DOWN, Optional.of(2), Optional.of("Who \"replied\"? 🗞\n"),
        Optional.of(LocalDate.of(2022, 5, 6)), "2019", List.of(new Feedback.Quote(2, "https://a.example/?x=1", "It rained.")),
        Optional.of("wrong\tyear"), Instant.parse("2026-05-01T00:00:00Z"), "key:a");
    log().add(whole);
    assertEquals(List.of(whole), log().between(MAY, MAY));
  }

  @Test
  void aLaterThumbOnTheSameThingReplacesTheEarlierAlsoAcrossMonths() {
    log().add(thumb("a-1", Verdict.UP, "2026-05-01T10:00:00Z", "key:a"));
    log().add(thumb("a-1", Verdict.DOWN, "2026-05-01T11:00:00Z", "key:a"));
    assertEquals(List.of(Verdict.DOWN), verdicts(MAY, MAY));
    log().add(thumb("a-1", Verdict.UP, "2026-06-01T11:00:00Z", "key:a"));
    assertEquals(List.of(Verdict.UP), verdicts(MAY, MAY.plusMonths(1)));
  }

  @Test
  void otherCallersAndOtherAnswersAreOthers() {
    log().add(thumb("a-2", Verdict.UP, "2026-05-01T11:00:00Z", "key:a"));
    log().add(thumb("a-1", Verdict.UP, "2026-05-01T11:00:00Z", "key:b"));
    log().add(thumb("a-1", Verdict.DOWN, "2026-05-01T10:00:00Z", "key:a"));
    assertEquals(List.of("a-1#answer#key:a", "a-1#answer#key:b", "a-2#answer#key:a"),
        log().between(MAY, MAY).stream().map(Feedback::name).toList());
  }

  @Test
  void monthsAreByUtcAndBothEndsCount() {
    log().add(thumb("a-1", Verdict.UP, "2026-04-30T23:59:59Z", "key:a"));
    log().add(thumb("a-2", Verdict.UP, "2026-05-01T00:00:00Z", "key:a"));
    log().add(thumb("a-3", Verdict.UP, "2026-06-30T23:59:59Z", "key:a"));
    log().add(thumb("a-4", Verdict.UP, "2026-07-01T00:00:00Z", "key:a"));
    assertEquals(List.of("a-2", "a-3"),
        log().between(MAY, MAY.plusMonths(1)).stream().map(Feedback::answer).toList());
  }

  private List<Verdict> verdicts(YearMonth first, YearMonth last) {
    return log().between(first, last).stream().map(Feedback::verdict).toList();
  }

  private static Feedback thumb(String answer, Verdict verdict, String at, String caller) {
    return new Feedback(answer, verdict, Optional.empty(), Optional.empty(), Optional.empty(), "", List.of(),
        Optional.empty(), Instant.parse(at), caller);
  }
}
