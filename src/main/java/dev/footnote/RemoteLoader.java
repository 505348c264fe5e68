package dev.footnote;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The index on another machine: opened once, and always the newest. */
final class RemoteLoader implements IndexLoader {
  private final Wiring wiring;
  private final Remote remote;
  private @Nullable KnownWithdrawals withdrawals;

  RemoteLoader(Wiring wiring, Remote remote) {
    this.wiring = wiring;
    this.remote = remote;
  }

  private synchronized KnownWithdrawals withdrawals() {
    KnownWithdrawals known = withdrawals;
    if (known == null) {
      known = new KnownWithdrawals(remote.tombstones());
      withdrawals = known;
    }
    return known;
  }

  @Override
  public void freshen() {
    withdrawals().freshen();
  }

  @Override
  public Optional<Loaded> newer(Optional<String> name) {
    return name.isPresent() ? Optional.empty() : remote.find()
        .map(index -> new Loaded(remote.where(), wiring.service(index, false, withdrawals()), () -> { }));
  }

  @Override
  public void close() {
    withdrawals().forget();
    remote.close();
  }
}
