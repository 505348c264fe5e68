package dev.footnote.extract;

import dev.footnote.news.Published;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that a site lists for robots.
 *
 * @param pages in the order given
 * @param sitemaps further sitemaps, if this one is an index
 */
record Sitemap(List<Page> pages, List<URI> sitemaps) {
  /** As many as the protocol allows in one file (sitemaps.org). */
  static final int MOST = 50_000;

  Sitemap {
    pages = List.copyOf(pages);
    sitemaps = List.copyOf(sitemaps);
  }

  /**
   * One page.
   *
   * @param news what a news sitemap says of its article; {@link Metadata#NONE} in others
   * @param changed day or time of its last change
   */
  record Page(URI url, Metadata news, Optional<Published> changed) {}
}
