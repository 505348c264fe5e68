package dev.footnote.news;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an article besides its text.
 *
 * @param id chosen by whoever supplies the article, often its URL; not blank, at most {@value #LONGEST_ID} characters
 * @param title one line; may be empty
 * @param url http or https only: it becomes a live link
 * @param publisher name of the newspaper or site
 * @param published day or instant
 * @param language BCP 47 tag in lower case, such as {@code en}; {@code und} if unknown
 * @param tags in the order given, without doubles
 */
public record Source(String id, String title, Optional<URI> url, Optional<String> publisher,
    Optional<Published> published, String language, List<String> tags) {

  /** Longest id in characters. */
  public static final int LONGEST_ID = 2_000;

  /** @throws IllegalArgumentException if the id is blank or too long, or the URL is not http(s) */
  public Source {
    if (!isId(id)) {
      throw new IllegalArgumentException("article id must have 1 to " + LONGEST_ID + " characters, has " + id.length());
    }
    if (url.isPresent() && !isWeb(url.get())) {
      throw new IllegalArgumentException("article URL must be http or https with a host: " + url.get());
    }
    tags = tags.stream().distinct().toList();
  }

  /** A source of which nothing but the id and the title is known. */
  public static Source of(String id, String title) {
    return new Source(id, title, Optional.empty(), Optional.empty(), Optional.empty(), "und", List.of());
  }

  /** Whether an article can have this id: it is not blank, and not too long. */
  public static boolean isId(String text) {
    return !text.isBlank() && text.length() <= LONGEST_ID;
  }

  /** First 16 characters of base64url(SHA-256(id)): stands for the id in paths and links. */
  public String key() {
    return keyOf(id);
  }

  /** The {@link #key} of the article with this id. */
  public static String keyOf(String id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(id)).substring(0, 16);
  }

  /** Whether a URL may become a live link: http or https, with a host and without user info. */
  public static boolean isWeb(URI url) {
    String scheme = url.getScheme();
    return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)) && url.getHost() != null
        && url.getRawUserInfo() == null;
  }
}
