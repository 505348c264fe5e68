package dev.footnote.retrieve;

import dev.footnote.news.Published;
import dev.footnote.news.Source;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which articles a query may reach. Empty parts allow everything; given parts must all hold.
 *
 * @param publishedFrom first day, inclusive; leaves undated articles out
 * @param publishedTo last day, inclusive; leaves undated articles out
 * @param publishers exact names, any of them
 * @param tags exact tags, any of them
 * @param articles ids, any of them
 */
public record Filter(Optional<LocalDate> publishedFrom, Optional<LocalDate> publishedTo, Set<String> publishers,
    Set<String> tags, Set<String> articles) {

  /** Allows every article. */
  public static final Filter NONE = new Filter(Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of());

  /** @throws IllegalArgumentException if {@code publishedFrom} is after {@code publishedTo} */
  public Filter {
    if (publishedFrom.isPresent() && publishedTo.isPresent() && publishedFrom.get().isAfter(publishedTo.get())) {
      throw new IllegalArgumentException(
          "publishedFrom " + publishedFrom.get() + " is after publishedTo " + publishedTo.get());
    }
    publishers = Set.copyOf(publishers);
    tags = Set.copyOf(tags);
    articles = Set.copyOf(articles);
  }

  /** Whether this filter lets {@code source} through; the meaning that every index adapter must have. */
  public boolean accepts(Source source) {
    Optional<LocalDate> date = source.published().map(Published::date);
    return (publishedFrom.isEmpty() || (date.isPresent() && !date.get().isBefore(publishedFrom.get())))
        && (publishedTo.isEmpty() || (date.isPresent() && !date.get().isAfter(publishedTo.get())))
        && (publishers.isEmpty() || source.publisher().filter(publishers::contains).isPresent())
        && (tags.isEmpty() || source.tags().stream().anyMatch(tags::contains))
        && (articles.isEmpty() || articles.contains(source.id()));
  }
}
