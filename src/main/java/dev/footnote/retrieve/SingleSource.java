package dev.footnote.retrieve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the same words stand for one source however many articles print them: of passages that say nothing but what a better
 * one's article says, in its words and with its figures, only that article's are kept. A copy in which a figure was changed is
 * a source of its own. Who else printed it, {@link Copies} tells.
 */
public final class SingleSource implements Retriever {
  private static final double CONTAINED = 0.8;
  /** Passages of copies are cut at other places; so much of one must be in the other's before whole articles are compared. */
  private static final double WORTH_A_LOOK = 0.25;
  private static final int MORE = 3;

  private final Retriever retriever;

  public SingleSource(Retriever retriever) {
    this.retriever = retriever;
  }

  @Override
  public List<Hit> retrieve(Query query) {
    return retrieve(query, () -> {});
  }

  @Override
  public List<Hit> retrieve(Query query, Runnable embedded) {
    List<Hit> all = retriever.retrieve(query, embedded);
    List<Hit> kept = united(all);
    if (kept.size() < all.size() && all.size() == query.limit()) {
      // Copies took the place of others: look further down.
      List<Hit> more = united(retriever.retrieve(
          new Query(query.text(), query.asOf(), query.filter(), query.limit() * MORE)));
      return more.subList(0, Math.min(query.limit(), more.size()));
    }
    return kept;
  }

  private static List<Hit> united(List<Hit> hits) {
    Map<String, long[]> passages = new LinkedHashMap<>();
    Map<String, Shingles> wholes = new HashMap<>();
    List<Hit> kept = new ArrayList<>();
    for (Hit hit : hits) {
      String id = hit.indexed().article().id();
      Shingles own = Shingles.of(hit.text());
      boolean said = passages.entrySet().stream().anyMatch(other -> !other.getKey().equals(id)
          && own.within(other.getValue()) >= WORTH_A_LOOK && saysAll(wholes, kept, other.getKey(), own));
      if (!said) {
        kept.add(hit);
        passages.merge(id, own.runs(), Shingles::union);
      }
    }
    return kept;
  }

  private static boolean saysAll(Map<String, Shingles> wholes, List<Hit> kept, String article, Shingles passage) {
    Shingles whole = wholes.computeIfAbsent(article, id -> Shingles.of(kept.stream()
        .filter(hit -> hit.indexed().article().id().equals(id)).findFirst().orElseThrow().indexed().article().text()));
    return passage.within(whole.runs()) >= CONTAINED && whole.figures().containsAll(passage.figures());
  }
}
