package dev.footnote.read;

import dev.footnote.retrieve.Hit;
import java.util.List;

/** Finds the sentences that answer a question in passages, with no model service. Thread-safe. */
public interface Reader {
  /** Name and version, for receipts. */
  String model();

  /**
   * Reads the passages for an answer. Always says the best it has; whether that is good enough is in the reading.
   *
   * @param hits best first; may be empty
   * @param maxCitations most picks wanted, in [1..10]
   */
  Reading read(String question, List<Hit> hits, int maxCitations);
}
