package dev.footnote.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger promises. */
public abstract class LedgerContract {
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  /** A ledger of its own for each test, whose clock says {@link #now}. */
  protected abstract Ledger ledger();

  /** What the ledger takes for now. */
  protected static Instant now() {
    return Instant.parse("2026-01-31T12:00:00Z");
  }

  @Test
  void keepsWhatIsWrittenUnderARisingRevision() {
    Ledger ledger = ledger();
    assertEquals(Optional.empty(), ledger.find("k"));
    assertTrue(ledger.write("k", "one", 0, LATER));
    assertEquals(Optional.of(new Ledger.Entry("one", 1)), ledger.find("k"));
    assertTrue(ledger.write("k", "two ü", 1, LATER));
    assertEquals(Optional.of(new Ledger.Entry("two ü", 2)), ledger.find("k"));
  }

  @Test
  void refusesWhoDidNotReadTheLast() {
    Ledger ledger = ledger();
    assertFalse(ledger.write("k", "x", 1, LATER));
    assertTrue(ledger.write("k", "one", 0, LATER));
    assertFalse(ledger.write("k", "x", 0, LATER));
    assertTrue(ledger.write("k", "two", 1, LATER));
    assertFalse(ledger.write("k", "x", 1, LATER));
    assertEquals("two", ledger.find("k").orElseThrow().text());
  }

  @Test
  void whatHasExpiredIsNotThere() {
    Ledger ledger = ledger();
    assertTrue(ledger.write("k", "old", 0, now().minusSeconds(1)));
    assertEquals(Optional.empty(), ledger.find("k"));
    assertTrue(ledger.write("k", "new", 0, LATER));
    assertEquals("new", ledger.find("k").orElseThrow().text());
  }

  @Test
  void ofManyAtOnceOneWins() {
    Ledger ledger = ledger();
    AtomicInteger won = new AtomicInteger();
    IntStream.range(0, 16).parallel().forEach(i -> {
      if (ledger.write("k", "writer " + i, 0, LATER)) {
        won.incrementAndGet();
      }
    });
    assertEquals(1, won.get());
  }
}
