package dev.footnote;

import dev.footnote.http.Service;
import java.util.Optional;

/** Opens the index that is to be served. */
interface IndexLoader extends AutoCloseable {
  /**
   * The index in force, open.
   *
   * @param name of the one that is open already; empty if none is
   * @return empty if there is none, or it is the one that is open already
   */
  Optional<Loaded> newer(Optional<String> name);

  /**
   * Learns what is withdrawn now; the services that were loaded heed it from then on. Takes 3 s at most, 20 s the first time. If the store
   * fails, what was known before holds.
   *
   * @throws RuntimeException if nothing is known since the start or since {@link #close}
   */
  void freshen();

  /** Drops connections, and forgets what is withdrawn; the next call makes new ones. */
  @Override
  void close();

  /**
   * An open index.
   *
   * @param name that tells it from others
   * @param close frees what it holds, also on disk; called once, when nobody asks it any more
   */
  record Loaded(String name, Service service, Runnable close) {}
}
