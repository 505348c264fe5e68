package dev.footnote.retrieve;

import dev.footnote.news.Source;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The articles that are withdrawn at one moment. Immutable. */
public final class Withdrawals {
  /** No article is withdrawn. */
  public static final Withdrawals NONE = new Withdrawals(List.of());

  /** Most that can be kept: they are read whole again and again. */
  public static final int MOST = 10_000;

  private final Map<String, Withdrawal> byKey;

  /** @throws IllegalArgumentException if there are more than {@value #MOST}; of two of one article the first counts */
  public Withdrawals(Collection<Withdrawal> all) {
    if (all.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " articles can be withdrawn, not " + all.size()
          + ". Remove the articles at their source and reinstate the oldest.");
    }
    this.byKey = all.stream().collect(Collectors.toUnmodifiableMap(Withdrawal::key, w -> w, (first, _) -> first));
  }

  /** The withdrawal of the article with this {@link Source#key key}; empty if it may be answered from. */
  public Optional<Withdrawal> of(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** All of them, in the order of their ids. */
  public List<Withdrawal> all() {
    return byKey.values().stream().sorted(Comparator.comparing(Withdrawal::id)).toList();
  }

  /** These and {@code more}; an article that is withdrawn already keeps its day and its reason. */
  public Withdrawals plus(Collection<Withdrawal> more) {
    return new Withdrawals(Stream.concat(all().stream(), more.stream())
        .collect(Collectors.toMap(Withdrawal::id, w -> w, (first, _) -> first)).values());
  }

  /** These but for {@code ids}. */
  public Withdrawals minus(Collection<String> ids) {
    Map<String, Withdrawal> left = new HashMap<>(byKey);
    ids.forEach(id -> left.remove(Source.keyOf(id)));
    return new Withdrawals(left.values());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Withdrawals withdrawals && byKey.equals(withdrawals.byKey);
  }

  @Override
  public int hashCode() {
    return byKey.hashCode();
  }

  @Override
  public String toString() {
    return "Withdrawals" + all();
  }
}
