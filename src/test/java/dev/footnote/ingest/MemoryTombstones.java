package dev.footnote.ingest;

import dev.footnote.retrieve.Withdrawals;
import java.util.function.UnaryOperator;

/** In-memory twin of a store of withdrawals. */
public final class MemoryTombstones implements Tombstones {
  private Withdrawals now = Withdrawals.NONE;

  @Override
  public synchronized Withdrawals read() {
    return now;
  }

  @Override
  public synchronized Withdrawals change(UnaryOperator<Withdrawals> change) {
    now = change.apply(now);
    return now;
  }
}
