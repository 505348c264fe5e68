package dev.footnote.news;

/**
 * A run of text inside one article or sentence.
 *
 * @param start first UTF-16 unit, at least 0
 * @param end one past the last UTF-16 unit, greater than {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {
  /** @throws IllegalArgumentException if the span is empty, reversed or negative */
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("span [" + start + ", " + end + ") must be non-empty and not negative");
    }
  }

  /** Number of UTF-16 units. */
  public int length() {
    return end - start;
  }

  /** The text of this span within {@code text}. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** The same span, {@code by} units further on. */
  public Span shift(int by) {
    return new Span(start + by, end + by);
  }

  /** Whether both spans share at least one unit. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** Whether {@code other} lies wholly inside this span. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** By start, then by end. */
  @Override
  public int compareTo(Span other) {
    return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
  }
}
