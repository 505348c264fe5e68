package dev.footnote.retrieve;

import java.util.List;

/** Finds the passages that most likely answer a query. */
public interface Retriever {
  /**
   * The best passages, best first; ties by date (newest first), then article id, then place in the article. At most
   * {@code query.limit()}, and none that the filter leaves out. The same index and query give the same list.
   */
  List<Hit> retrieve(Query query);

  /**
   * The same, for callers that take the time of each stage.
   *
   * @param embedded run once, when the query is embedded and the search begins; never, where that cannot be told apart
   */
  default List<Hit> retrieve(Query query, Runnable embedded) {
    return retrieve(query);
  }
}
