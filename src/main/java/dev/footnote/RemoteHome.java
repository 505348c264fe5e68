package dev.footnote;

import dev.footnote.cli.Store;
import dev.footnote.cli.Workbench;
import dev.footnote.http.Service;
import dev.footnote.ingest.Checked;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Tombstones;
import dev.footnote.retrieve.PassageSearch;
import dev.footnote.retrieve.Withdrawals;
import java.time.Duration;
import java.util.function.Supplier;

/** The index on another machine, for commands. */
final class RemoteHome implements Store {
  private final Wiring wiring;
  private final Remote remote;

  RemoteHome(Wiring wiring, Remote remote) {
    this.wiring = wiring;
    this.remote = remote;
  }

  @Override
  public String name() {
    return remote.where();
  }

  @Override
  public boolean exists() {
    return remote.find().isPresent();
  }

  @Override
  public PassageIndex write() {
    return remote.write();
  }

  @Override
  public Workbench.Opened open(boolean neverAbstain) {
    Remote.Index index = remote.open();
    Service service = wiring.service(index, neverAbstain, new Withdrawn(remote.tombstones()));
    return new Workbench.Opened() {
      @Override
      public Service service() {
        return service;
      }

      @Override
      public PassageSearch search() {
        return index.search();
      }

      @Override
      public void close() {
        remote.close();
      }
    };
  }

  @Override
  public Checked check() {
    return remote.check(remote.tombstones().read());
  }

  @Override
  public Tombstones tombstones() {
    return remote.tombstones();
  }

  /** Reads what is withdrawn as often as a function does. */
  private static final class Withdrawn implements Supplier<Withdrawals> {
    private static final long EVERY = Duration.ofSeconds(30).toNanos();

    private final KnownWithdrawals known;
    private long read = System.nanoTime() - EVERY;

    Withdrawn(Tombstones tombstones) {
      this.known = new KnownWithdrawals(tombstones);
    }

    @Override
    public synchronized Withdrawals get() {
      if (System.nanoTime() - read >= EVERY) {
        known.freshen();
        read = System.nanoTime();
      }
      return known.get();
    }
  }
}
