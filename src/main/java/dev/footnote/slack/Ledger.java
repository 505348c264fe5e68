package dev.footnote.slack;

import dev.footnote.http.StoreException;
import java.time.Instant;
import java.util.Optional;

/** Small texts by key, replaced only by whoever read the last one. Thread-safe; a fault of the store is an exception. */
public interface Ledger {
  /**
   * What stands under a key.
   *
   * @param revision at least 1, one more at each write
   */
  record Entry(String text, long revision) {}

  /** The entry as last written, never an older one; empty if there is none or it has expired. */
  Optional<Entry> find(String key);

  /**
   * Writes if nobody else did since.
   *
   * @param key at most 1,000 characters
   * @param text at most 300,000 bytes in UTF-8
   * @param revision of the entry that this one replaces; 0 if there must be none
   * @param expires from when on it counts no more
   * @return whether it was written
   */
  boolean write(String key, String text, long revision, Instant expires);

  /**
   * Writes whatever stands there: the last writer wins.
   *
   * @throws StoreException if others write faster than we, again and again
   */
  default void overwrite(String key, String text, Instant expires) {
    for (int attempt = 0; attempt < 5; attempt++) {
      if (write(key, text, find(key).map(Entry::revision).orElse(0L), expires)) {
        return;
      }
    }
    throw new StoreException("the entry " + key + " could not be written: others wrote it five times meanwhile.");
  }
}
