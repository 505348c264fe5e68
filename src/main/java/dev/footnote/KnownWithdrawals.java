package dev.footnote;

import dev.footnote.http.IndexUnavailableException;
import dev.footnote.ingest.Tombstones;
import dev.footnote.retrieve.Withdrawals;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is withdrawn, as it was last read from a store on another machine. Thread-safe. */
final class KnownWithdrawals implements Supplier<Withdrawals> {
  private static final Logger LOG = System.getLogger("dev.footnote");

  private final Tombstones tombstones;
  private volatile @Nullable Withdrawals known;

  KnownWithdrawals(Tombstones tombstones) {
    this.tombstones = tombstones;
  }

  /** Reads them. If that fails, what was known before holds; if nothing was, it is thrown. */
  void freshen() {
    try {
      known = tombstones.read();
    } catch (RuntimeException e) {
      if (known == null) {
        throw e;
      }
      LOG.log(Level.WARNING, "what is withdrawn cannot be read; what was known before holds", e);
    }
  }

  void forget() {
    known = null;
  }

  /** An answer is given up rather than given while it is unknown what may be said. */
  @Override
  public Withdrawals get() {
    Withdrawals now = known;
    if (now == null) {
      throw new IndexUnavailableException("what is withdrawn is not known");
    }
    return now;
  }
}
