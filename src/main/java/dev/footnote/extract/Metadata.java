package dev.footnote.extract;

import dev.footnote.news.Published;
import dev.footnote.news.Source;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a document says of itself; every part may be missing.
 *
 * @param title one line; empty if unknown
 * @param language in lower case; {@code und} if unknown
 */
record Metadata(Optional<String> id, String title, Optional<URI> url, Optional<String> publisher,
    Optional<Published> published, String language, List<String> tags) {

  static final Metadata NONE = new Metadata(
      Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.empty(), "und", List.of());

  Metadata {
    tags = List.copyOf(tags);
  }

  static Metadata titled(String title) {
    return NONE.withTitle(title);
  }

  Metadata withTitle(String newTitle) {
    return new Metadata(id, newTitle, url, publisher, published, language, tags);
  }

  /** This, and where this says nothing, {@code other}. */
  Metadata orElse(Metadata other) {
    return new Metadata(
        id.or(other::id),
        title.isEmpty() ? other.title : title,
        url.or(other::url),
        publisher.or(other::publisher),
        published.or(other::published),
        language.equals("und") ? other.language : language,
        tags.isEmpty() ? other.tags : tags);
  }

  /** @throws BadArticle with {@code bad_id} if the id cannot be used */
  Source source(String fallbackId, String fallbackTitle) throws BadArticle {
    String chosen = id.orElse(fallbackId);
    if (chosen.isBlank() || chosen.length() > Source.LONGEST_ID || !isPrintable(chosen)) {
      throw new BadArticle("bad_id", "article id " + Fields.excerpt(chosen) + " of " + chosen.length()
          + " characters; an id has 1 to " + Source.LONGEST_ID + " characters, not all blank, "
          + "and no control characters: give it another id");
    }
    return new Source(chosen, title.isEmpty() ? fallbackTitle : title, url, publisher, published, language, tags);
  }

  private static boolean isPrintable(String id) {
    return id.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
