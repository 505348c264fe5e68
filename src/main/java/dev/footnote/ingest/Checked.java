package dev.footnote.ingest;

import java.util.List;

/**
 * What a check of a whole index found.
 *
 * @param faults each with what, where and the remedy; none if the index is sound
 */
public record Checked(int articles, int passages, int objects, List<String> faults) {
  public Checked {
    faults = List.copyOf(faults);
  }
}
