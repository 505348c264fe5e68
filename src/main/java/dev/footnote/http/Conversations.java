package dev.footnote.http;

import dev.footnote.answer.Turn;
import java.time.Instant;
import java.util.List;

/**
 * What was said before. A conversation is named by its id and its owner together: with the same id, another caller has
 * another conversation. The last {@link Turns#MOST} turns are kept, and of those what fits {@link Turns#BYTES}, for as long
 * as the store was built to after the last one. Thread-safe.
 *
 * <p>Every method throws {@link StoreException} where the store is away. Answers go on without the turns; a call to forget
 * is told, since it must not look as if it had worked.
 */
public interface Conversations {
  /** The turns, oldest first; none if there is no such conversation, it has expired or cannot be read. */
  List<Turn> turns(String owner, String id);

  /**
   * Adds a turn, and loses none that is added at the same time.
   *
   * @param asked when the question came; a turn that was asked before the conversation was forgotten is dropped
   */
  void add(String owner, String id, Turn turn, Instant asked);

  /** Forgets the conversation; nothing happens if there is none. */
  void forget(String owner, String id);
}
