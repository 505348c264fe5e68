package dev.footnote.cite;

import dev.footnote.news.Article;
import dev.footnote.news.Span;
import java.util.Optional;

/** What has become of a quote of an old answer in the article as it is now. */
public sealed interface Recheck {
  /** The quote still stands where the citation says, or, where it says no place, somewhere. */
  record Verified(Span span) implements Recheck {}

  /** The quote stands in the article word for word, but at another place. */
  record Moved(Span span) implements Recheck {}

  /** The article does not say this any more. */
  record Changed() implements Recheck {}

  /**
   * A quote as an old answer gave it.
   *
   * @param quote verbatim, not empty
   * @param start its first code point, empty if not known
   * @param prefix what stood before it; empty if not known
   * @param suffix what stood after it; empty if not known
   */
  record Quoted(String quote, Optional<Integer> start, String prefix, String suffix) {
    /** @throws IllegalArgumentException if the quote is empty */
    public Quoted {
      if (quote.isEmpty()) {
        throw new IllegalArgumentException("a quote must not be empty");
      }
    }
  }

  /**
   * Looks a quote up. Of several places, the one whose surroundings match best is taken, then the nearest to where it
   * was, then the first.
   */
  static Recheck of(Quoted quoted, Article now) {
    String text = now.text();
    int length = text.codePointCount(0, text.length());
    int was = quoted.start.filter(s -> s <= length).map(s -> text.offsetByCodePoints(0, s)).orElse(-1);
    if (was >= 0 && text.startsWith(quoted.quote, was)) {
      return new Verified(new Span(was, was + quoted.quote.length()));
    }
    int best = -1;
    int bestMatch = -1;
    for (int at = text.indexOf(quoted.quote); at >= 0; at = text.indexOf(quoted.quote, at + 1)) {
      int match = surroundings(quoted, text, at);
      boolean nearer = best >= 0 && was >= 0 && Math.abs(at - was) < Math.abs(best - was);
      if (match > bestMatch || (match == bestMatch && nearer)) {
        best = at;
        bestMatch = match;
      }
    }
    if (best < 0) {
      return new Changed();
    }
    Span span = new Span(best, best + quoted.quote.length());
    return quoted.start.isPresent() ? new Moved(span) : new Verified(span);
  }

  /** Characters that stand beside the place as they stood beside the quote. */
  private static int surroundings(Quoted quoted, String text, int at) {
    int before = 0;
    while (before < quoted.prefix.length() && before < at
        && quoted.prefix.charAt(quoted.prefix.length() - 1 - before) == text.charAt(at - 1 - before)) {
      before++;
    }
    int end = at + quoted.quote.length();
    int after = 0;
    while (after < quoted.suffix.length() && end + after < text.length()
        && quoted.suffix.charAt(after) == text.charAt(end + after)) {
      after++;
    }
    return before + after;
  }
}
