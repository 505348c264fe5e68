package dev.footnote;

import dev.footnote.cli.Store;
import dev.footnote.cli.Workbench;
import dev.footnote.http.Service;
import dev.footnote.ingest.Checked;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Tombstones;
import dev.footnote.opensearch.OpenSearchIndex;
import dev.footnote.opensearch.OpenSearchStore;
import dev.footnote.retrieve.PassageSearch;
import dev.footnote.retrieve.Withdrawals;
import java.time.Duration;
import java.util.function.Supplier;

/** The index in OpenSearch, for commands. */
final class OpenSearchHome implements Store {
  private final Wiring wiring;
  private final OpenSearchStore store;

  OpenSearchHome(Wiring wiring, OpenSearchStore store) {
    this.wiring = wiring;
    this.store = store;
  }

  @Override
  public String name() {
    return store.where();
  }

  @Override
  public boolean exists() {
    return wiring.find(store).isPresent();
  }

  @Override
  public PassageIndex write() {
    return wiring.write(store);
  }

  @Override
  public Workbench.Opened open(boolean neverAbstain) {
    OpenSearchIndex index = wiring.open(store);
    Service service = wiring.service(index, neverAbstain, new Withdrawn(store.tombstones()));
    return new Workbench.Opened() {
      @Override
      public Service service() {
        return service;
      }

      @Override
      public PassageSearch search() {
        return index;
      }

      @Override
      public void close() {
        store.close();
      }
    };
  }

  @Override
  public Checked check() {
    return wiring.check(store, store.tombstones().read());
  }

  @Override
  public Tombstones tombstones() {
    return store.tombstones();
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
