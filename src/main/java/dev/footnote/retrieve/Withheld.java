package dev.footnote.retrieve;

import dev.footnote.news.Article;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An index without its withdrawn articles. What is withdrawn is asked for at every call, so that a withdrawal holds at
 * once, however old the index is. Thread-safe if the supplier is.
 */
public final class Withheld implements PassageSearch, Articles {
  private final PassageSearch search;
  private final Articles articles;
  private final Supplier<Withdrawals> withdrawals;

  /**
   * @param search of the same index as {@code articles}
   * @param withdrawals what is withdrawn now
   */
  public Withheld(PassageSearch search, Articles articles, Supplier<Withdrawals> withdrawals) {
    this.search = search;
    this.articles = articles;
    this.withdrawals = withdrawals;
  }

  @Override
  public List<Candidate> candidates(Query query, float[] vector) {
    Withdrawals now = withdrawals.get();
    return search.candidates(query, vector).stream().filter(c -> now.of(c.article()).isEmpty()).toList();
  }

  @Override
  public Indexed load(Candidate candidate) {
    return search.load(candidate);
  }

  @Override
  public Map<String, Indexed> loadAll(Collection<Candidate> candidates) {
    return search.loadAll(candidates);
  }

  @Override
  public Optional<Article> byKey(String key) {
    return withdrawals.get().of(key).isPresent() ? Optional.empty() : articles.byKey(key);
  }

  @Override
  public Optional<Withdrawal> withdrawn(String key) {
    return withdrawals.get().of(key);
  }

  @Override
  public List<Article> page(String afterKey, int limit) {
    Withdrawals now = withdrawals.get();
    List<Article> page = new ArrayList<>();
    String after = afterKey;
    while (page.size() < limit) {
      List<Article> more = articles.page(after, limit);
      more.stream().filter(a -> now.of(a.source().key()).isEmpty()).limit(limit - page.size()).forEach(page::add);
      if (more.size() < limit) {
        break;
      }
      after = more.getLast().source().key();
    }
    return page;
  }

  /** Looks each withdrawn article up, so it costs more than the count of an index. */
  @Override
  public int count() {
    long held = withdrawals.get().all().stream().filter(w -> articles.byKey(w.key()).isPresent()).count();
    return articles.count() - (int) held;
  }

  @Override
  public String snapshot() {
    return articles.snapshot();
  }
}
