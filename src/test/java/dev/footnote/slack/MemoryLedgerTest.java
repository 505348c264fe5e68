package dev.footnote.slack;

import java.time.Clock;
import java.time.ZoneOffset;

/** In memory. */
class MemoryLedgerTest extends LedgerContract {
  @Override
  protected Ledger ledger() {
    return new MemoryLedger(Clock.fixed(now(), ZoneOffset.UTC));
  }
}
