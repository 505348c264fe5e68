package dev.footnote.read;

import dev.footnote.news.Span;
import dev.footnote.retrieve.Indexed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A run of neighbouring sentences that a model reads at once.
 *
 * @param indexed their article
 * @param first number of the first sentence
 * @param end one past the last
 */
record Window(Indexed indexed, int first, int end) {
  /** About so many words at least: three windows of them have the right sentence more often than two of 80, for as much time. */
  static final int WORDS = 50;
  private static final int MOST_CHARACTERS = 1_600;

  /**
   * Windows around the most promising sentences, best first, no sentence in two of them.
   *
   * @param reads sentences of the passages found; windows are made of these alone
   * @param scores of each, higher is more promising
   * @param most windows wanted
   * @param enough words after which a window is not made larger
   */
  static List<Window> around(List<Read> reads, double[] scores, int most, int enough) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
    order.sort(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparingInt(i -> i));
    Map<String, Set<Integer>> free = new HashMap<>();
    reads.forEach(r -> free.computeIfAbsent(r.indexed().article().id(), _ -> new HashSet<>()).add(r.number()));
    List<Window> windows = new ArrayList<>();
    for (int i : order) {
      Read read = reads.get(i);
      Set<Integer> own = free.getOrDefault(read.indexed().article().id(), Set.of());
      if (windows.size() == most) {
        break;
      }
      if (own.contains(read.number())) {
        Window window = around(read.indexed(), read.number(), own, enough);
        IntStream.range(window.first, window.end).forEach(own::remove);
        windows.add(window);
      }
    }
    return windows;
  }

  private static Window around(Indexed indexed, int number, Set<Integer> free, int enough) {
    int first = number;
    int end = number + 1;
    int words = words(indexed, number);
    boolean back = true;
    while (words < enough && (free.contains(first - 1) || free.contains(end))) {
      boolean before = free.contains(first - 1) && (back || !free.contains(end));
      int more = words(indexed, before ? first - 1 : end);
      if (words + more > enough * 3 / 2) {
        break;
      }
      words += more;
      first -= before ? 1 : 0;
      end += before ? 0 : 1;
      back = !back;
    }
    return new Window(indexed, first, end);
  }

  /** About how many words a sentence has, from its length. */
  private static int words(Indexed indexed, int number) {
    return 1 + indexed.sentence(number).length() / 6;
  }

  /** Where it stands in the article. */
  Span span() {
    int start = indexed.sentences().get(first).span().start();
    return new Span(start, Math.min(indexed.sentences().get(end - 1).span().end(), start + MOST_CHARACTERS));
  }

  String text() {
    return span().of(indexed.article().text());
  }

  boolean has(Read read) {
    return read.number() >= first && read.number() < end
        && read.indexed().article().id().equals(indexed.article().id());
  }
}
