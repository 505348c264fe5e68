package dev.footnote.http;

import java.time.Instant;

/** Sums that many processes add to. Thread-safe. */
public interface Counters {
  /**
   * Adds to a sum, in one step.
   *
   * @param owner whose sum it is
   * @param window which of the owner's sums, with the time that it is for, such as {@code tokens#2026-11-24}
   * @param amount at least 0; 0 only reads
   * @param expires from when on the sum is not asked for any more
   * @return the sum with {@code amount}
   * @throws StoreException if the store is away
   */
  long add(String owner, String window, long amount, Instant expires);
}
