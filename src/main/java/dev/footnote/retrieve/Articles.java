package dev.footnote.retrieve;

import dev.footnote.news.Article;
import java.util.List;
import java.util.Optional;

/** Looks articles up in the index. Thread-safe. */
public interface Articles {
  /** The article with this {@link dev.footnote.news.Source#key key}. */
  Optional<Article> byKey(String key);

  /** The withdrawal of the article with this key, which {@link #byKey} then does not give. */
  default Optional<Withdrawal> withdrawn(String key) {
    return Optional.empty();
  }

  /**
   * Articles in the order of their keys.
   *
   * @param afterKey the last key of the page before; empty for the first page
   * @param limit most articles wanted, in [1..100]
   */
  List<Article> page(String afterKey, int limit);

  /** Number of articles. */
  int count();

  /** Content name of the index that answers: changes when its content changes. */
  String snapshot();
}
