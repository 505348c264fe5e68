package dev.footnote.langchain;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made at its first use, once, by one thread. */
final class Lazy<T> {
  private final Supplier<T> maker;
  private volatile @Nullable T value;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  T get() {
    T seen = value;
    if (seen != null) {
      return seen;
    }
    synchronized (this) {
      T made = value;
      if (made == null) {
        made = maker.get();
        value = made;
      }
      return made;
    }
  }

  /** Forgets the value and returns it. */
  synchronized Optional<T> reset() {
    Optional<T> old = Optional.ofNullable(value);
    value = null;
    return old;
  }
}
