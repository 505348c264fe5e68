package dev.footnote;

import dev.footnote.http.IndexUnavailableException;
import dev.footnote.http.Service;
import dev.footnote.retrieve.Embedder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The index that a function serves, kept fresh. For a process that answers one request at a time, as Lambda's do.
 *
 * <p>At the start of a request, at most every 30 s, the store is asked for a newer index. While one is in use, the
 * newer one is fetched beside the request and serves from the next request on. While there is none, the request waits
 * for it. A fault is logged; the old index stays in use, and without one the request is refused.
 *
 * <p>What is withdrawn is read as often, but by the request itself, so that an index of any age answers from no article
 * that was withdrawn more than 30 s ago.
 */
final class ServedIndex implements Supplier<Optional<Service>> {
  private static final Logger LOG = System.getLogger("dev.footnote");
  private static final long EVERY = Duration.ofSeconds(30).toNanos();

  private final Optional<IndexLoader> loader;
  private final LongSupplier nanos;
  private final Executor beside;
  private Optional<IndexLoader.Loaded> current = Optional.empty();
  private Optional<IndexLoader.Loaded> next = Optional.empty();
  private Optional<String> fault = Optional.empty();
  private Optional<String> unfresh = Optional.empty();
  private boolean fetching;
  private long looked;
  private long freshened;

  /**
   * Loads at once.
   *
   * @param loader empty if no index is configured
   */
  ServedIndex(Optional<IndexLoader> loader, LongSupplier nanos, Executor beside) {
    this.loader = loader;
    this.nanos = nanos;
    this.beside = beside;
    look();
    swap();
  }

  private ServedIndex(String fault) {
    this(Optional.empty(), System::nanoTime, Runnable::run);
    this.fault = Optional.of(fault);
  }

  /** What the settings name: a store elsewhere, a local index, else the published one. Wrong settings are a fault that stays. */
  static ServedIndex of(Map<String, String> environment, Callers callers) {
    try {
      Config config = Config.of(environment);
      Embedder embedder = Wiring.shippedEmbedder();
      Wiring wiring = new Wiring(embedder, config.readerWindows(), config.model(), callers);
      config.model().ifPresent(ModelSettings::check);
      return new ServedIndex(loader(config, embedder, wiring), System::nanoTime, Executors.newVirtualThreadPerTaskExecutor());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the settings cannot be used: {0}", e.getMessage());
      return new ServedIndex(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<IndexLoader> loader(Config config, Embedder embedder, Wiring wiring) {
    return config.store().remote(embedder).<IndexLoader>map(remote -> new RemoteLoader(wiring, remote))
        .or(() -> config.index().map(folder -> new LocalLoader(wiring, folder)))
        .or(() -> config.snapshot().map(uri -> {
          var snapshots = Wiring.snapshots(uri);
          return new SnapshotLoader(wiring, snapshots, snapshots.tombstones(), snapshots::close);
        }));
  }

  /** @throws IndexUnavailableException if there should be an index, but none could be opened */
  @Override
  public synchronized Optional<Service> get() {
    swap();
    if (unfresh.isPresent() || nanos.getAsLong() - freshened >= EVERY) {
      freshen();
    }
    if (nanos.getAsLong() - looked >= EVERY && !fetching) {
      if (current.isEmpty()) {
        look();
        swap();
      } else {
        fetching = true;
        beside.execute(this::lookBeside);
      }
    }
    if (current.isEmpty() && fault.isPresent()) {
      throw new IndexUnavailableException(fault.get());
    }
    if (unfresh.isPresent()) {
      throw new IndexUnavailableException(unfresh.get());
    }
    return current.map(IndexLoader.Loaded::service);
  }

  /** Looks for a newer index now and serves it: after a restore, what was found before it may be long out of date. */
  synchronized void refresh() {
    look();
    swap();
  }

  /** Drops connections before the image of the process is taken. */
  synchronized void disconnect() {
    loader.ifPresent(IndexLoader::close);
  }

  private void lookBeside() {
    Optional<IndexLoader.Loaded> found = Optional.empty();
    try {
      found = found(name());
    } finally { // also after an Error, as for want of memory: the next request looks again
      synchronized (this) {
        next = found;
        fetching = false;
        looked = nanos.getAsLong();
      }
    }
  }

  private synchronized Optional<String> name() {
    return current.map(IndexLoader.Loaded::name);
  }

  /** What is withdrawn is learnt by the request itself: it must hold for that very answer. */
  private void freshen() {
    try {
      loader.ifPresent(IndexLoader::freshen);
      unfresh = Optional.empty();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "what is withdrawn cannot be read", e);
      unfresh = Optional.of(String.valueOf(e.getMessage()));
    }
    freshened = nanos.getAsLong();
  }

  private synchronized void look() {
    freshen();
    next = found(name());
    looked = nanos.getAsLong();
  }

  private Optional<IndexLoader.Loaded> found(Optional<String> name) {
    try {
      Optional<IndexLoader.Loaded> found = loader.flatMap(l -> l.newer(name));
      remember(loader.isPresent() ? Optional.empty() : fault);
      return found;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the index cannot be loaded", e);
      remember(Optional.of(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private synchronized void remember(Optional<String> what) {
    fault = what;
  }

  private void swap() {
    next.ifPresent(loaded -> {
      Optional<IndexLoader.Loaded> old = current;
      current = Optional.of(loaded);
      next = Optional.empty();
      old.ifPresent(ServedIndex::close);
    });
  }

  private static void close(IndexLoader.Loaded old) {
    try {
      old.close().run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the index before was not closed cleanly", e);
    }
  }
}
