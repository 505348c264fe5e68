package dev.footnote.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LedgerThumbsTest {
  private final Clock clock = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);
  private final Ledger ledger = new MemoryLedger(clock);

  @Test
  void keepsTheLastJudgementOfEachPersonOnEachCitation() {
    Thumbs thumbs = new LedgerThumbs(ledger, clock);
    thumbs.keep("a-1", 2, true, "T1/U1");
    thumbs.keep("a-1", 2, false, "T1/U1");
    thumbs.keep("a-1", 0, true, "T1/U1");
    assertEquals("down", ledger.find("feedback#a-1#2#T1/U1").orElseThrow().text());
    assertEquals("up", ledger.find("feedback#a-1#0#T1/U1").orElseThrow().text());
  }
}
