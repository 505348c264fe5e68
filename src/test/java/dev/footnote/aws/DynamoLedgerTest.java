package dev.footnote.aws;

import dev.footnote.slack.Ledger;
import dev.footnote.slack.LedgerContract;
import java.time.Clock;
import java.time.ZoneOffset;

/** Against a real DynamoDB. */
class DynamoLedgerTest extends LedgerContract {
  @Override
  protected Ledger ledger() {
    return new DynamoLedger(DynamoPeer.table(), Clock.fixed(now(), ZoneOffset.UTC));
  }
}
