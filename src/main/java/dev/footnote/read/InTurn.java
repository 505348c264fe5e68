package dev.footnote.read;

import dev.footnote.retrieve.Hit;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * Lets as many read at one time as there are processors; the others wait, and are let in as they came. Reading holds a
 * processor from its beginning to its end, so more of them would only make each other slow, and whatever else needs a
 * processor for a moment, such as turning a request away, would wait for all of them. Thread-safe.
 */
public final class InTurn implements Reader {
  private final Reader reader;
  private final Semaphore turns;

  public InTurn(Reader reader) {
    this(reader, Runtime.getRuntime().availableProcessors());
  }

  InTurn(Reader reader, int most) {
    this.reader = reader;
    this.turns = new Semaphore(most, true);
  }

  @Override
  public String model() {
    return reader.model();
  }

  /** @throws CancellationException if the thread is interrupted while it waits; it stays interrupted */
  @Override
  public Reading read(String question, List<Hit> hits, int maxCitations) {
    try {
      turns.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException stopped = new CancellationException("nobody waits for the answer any more");
      stopped.initCause(e);
      throw stopped;
    }
    try {
      return reader.read(question, hits, maxCitations);
    } finally {
      turns.release();
    }
  }
}
