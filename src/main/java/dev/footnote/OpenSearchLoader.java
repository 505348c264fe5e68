package dev.footnote;

import dev.footnote.opensearch.OpenSearchStore;
import java.util.Optional;

/** The index in OpenSearch: opened once, and always the newest. */
final class OpenSearchLoader implements IndexLoader {
  private final Wiring wiring;
  private final OpenSearchStore store;
  private final KnownWithdrawals withdrawals;

  OpenSearchLoader(Wiring wiring, OpenSearchStore store) {
    this.wiring = wiring;
    this.store = store;
    this.withdrawals = new KnownWithdrawals(store.tombstones());
  }

  @Override
  public void freshen() {
    withdrawals.freshen();
  }

  @Override
  public Optional<Loaded> newer(Optional<String> name) {
    return name.isPresent() ? Optional.empty() : wiring.find(store)
        .map(index -> new Loaded(store.where(), wiring.service(index, false, withdrawals), () -> { }));
  }

  @Override
  public void close() {
    withdrawals.forget();
    store.close();
  }
}
