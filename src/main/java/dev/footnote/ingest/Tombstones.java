package dev.footnote.ingest;

import dev.footnote.retrieve.Withdrawals;
import java.util.function.UnaryOperator;

/**
 * Where withdrawals are kept: beside an index and not in it, so that they hold also while an older index is served.
 * Thread-safe, also across processes.
 */
public interface Tombstones {
  /**
   * What is withdrawn now.
   *
   * @throws SnapshotException if it cannot be read or is not understood; never taken for nothing
   */
  Withdrawals read();

  /**
   * Replaces what is withdrawn, durably when this returns.
   *
   * @param change called again on what another writer left, if one was faster
   * @return what is in force
   * @throws SnapshotException if the store fails; then the change may or may not be in force
   */
  Withdrawals change(UnaryOperator<Withdrawals> change);
}
