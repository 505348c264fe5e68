package dev.footnote.news;

import java.util.List;
import java.util.Optional;

/**
 * Where the pages of a paged document begin in its text.
 *
 * @param starts for each page, first to last, its first UTF-16 offset, never falling; none where there are no pages
 */
public record Pages(List<Integer> starts) {
  /** Of a text without pages. */
  public static final Pages NONE = new Pages(List.of());

  /** @throws IllegalArgumentException if a page begins before the one in front of it, or below 0 */
  public Pages {
    starts = List.copyOf(starts);
    int last = 0;
    for (int start : starts) {
      if (start < last) {
        throw new IllegalArgumentException("pages must begin at rising offsets: " + starts);
      }
      last = start;
    }
  }

  /** The number, from 1, of the page on which a UTF-16 offset of the text stands; empty where there are no pages. */
  public Optional<Integer> at(int offset) {
    int page = 0;
    while (page < starts.size() && starts.get(page) <= offset) {
      page++;
    }
    return starts.isEmpty() ? Optional.empty() : Optional.of(Math.max(1, page));
  }
}
