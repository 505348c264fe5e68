package dev.footnote.ingest;

import java.util.List;
import java.util.Optional;

/**
 * An index that also remembers the objects that its articles come from. Articles and what is remembered are committed
 * together, so that neither can be ahead of the other.
 */
public interface TrackedIndex extends PassageIndex {
  /** What is remembered of the object with this key. */
  Optional<Tracked> tracked(String key);

  /** All that is remembered, in the order of keys. */
  List<Tracked> tracked();

  /** Remembers an object, in the place of what was remembered of it. */
  void track(Tracked object);

  /** Forgets an object. */
  void untrack(String key);
}
