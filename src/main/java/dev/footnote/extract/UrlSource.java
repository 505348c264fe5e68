package dev.footnote.extract;

import dev.footnote.fetch.FetchException;
import dev.footnote.fetch.Sites;
import dev.footnote.fetch.WebFetcher;
import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Articles from the web: pages, feeds with the pages of their items, sitemaps with the pages that they list.
 *
 * <p>Each page is fetched once in a run, in the order met. An item of a feed is read from its page where the feed gives only
 * a summary and the page may be fetched, else from the feed; of two texts the longer one counts.
 *
 * <p><b>Ids.</b> An article's id is its address: the one that its page calls canonical, if that is of the same site, else
 * where it was fetched. No site can thus take the place of another's article.
 */
public final class UrlSource implements ArticleSource {
  private static final int DEEPEST = 3;

  private final WebFetcher fetcher;
  private final List<String> urls;
  private final int mostPages;
  private final Consumer<String> progress;
  private final Set<String> seen = new HashSet<>();
  private int fetched;

  /**
   * @param urls of pages, feeds and sitemaps
   * @param mostPages most pages that feeds and sitemaps may lead to in a run, at least 1
   * @param progress told each address before it is fetched
   */
  public UrlSource(WebFetcher fetcher, List<String> urls, int mostPages, Consumer<String> progress) {
    this.fetcher = fetcher;
    this.urls = List.copyOf(urls);
    this.mostPages = mostPages;
    this.progress = progress;
  }

  @Override
  public void read(Consumer<Received> sink) {
    Once once = new Once(sink);
    for (String url : urls) {
      if (seen.add(url.strip())) {
        visit(url.strip(), once);
      }
    }
  }

  private void visit(String url, Consumer<Received> sink) {
    Deque<Sitemaps> waiting = new ArrayDeque<>();
    try {
      WebFetcher.Page page = fetch(url);
      switch (document(page).content()) {
        case Document.Content.One one -> sink.accept(article(url, page, one.extracted(), Metadata.NONE));
        case Document.Content.Items items -> feed(url, page.url(), items.feed(), sink);
        case Document.Content.Addresses addresses -> waiting.add(new Sitemaps(page.url(), addresses.sitemap(), 1));
        case Document.Content.Lines _ -> JsonLinesFile.read(new ByteArrayInputStream(page.body()), url, sink);
      }
    } catch (FetchException e) {
      sink.accept(new Received.Rejected(url, e.code(), e.message()));
    } catch (BadArticle e) {
      sink.accept(new Received.Rejected(url, e.code(), e.message()));
    } catch (IOException e) {
      sink.accept(new Received.Rejected(url, "unreadable", "what was fetched cannot be read (" + e + ")"));
    }
    while (!waiting.isEmpty()) {
      sitemap(waiting.poll(), waiting, sink);
    }
  }

  private WebFetcher.Page fetch(String url) throws FetchException {
    progress.accept(url);
    return fetcher.get(url);
  }

  private static Document document(WebFetcher.Page page) {
    Optional<Format> hint = switch (page.type()) {
      case "text/html", "application/xhtml+xml" -> Optional.of(Format.HTML);
      case "text/markdown" -> Optional.of(Format.MARKDOWN);
      case "text/plain" -> Optional.of(Format.TEXT);
      default -> page.type().isEmpty() ? Optional.of(Format.HTML) : Optional.empty();
    };
    return Document.of(page.url().toString(), page.url().toString(), hint, page.body());
  }

  /** @param listed what a feed or a sitemap says of the page */
  private static Received article(String origin, WebFetcher.Page page, Extracted extracted, Metadata listed)
      throws BadArticle {
    Metadata own = extracted.metadata();
    URI url = own.url().filter(canonical -> Sites.same(canonical, page.url())).orElse(page.url());
    Metadata metadata = new Metadata(Optional.of(url.toString()), listed.title().isEmpty() ? own.title() : listed.title(),
        Optional.of(url), own.publisher().or(listed::publisher), listed.published().or(own::published),
        own.language().equals("und") ? listed.language() : own.language(), own.tags().isEmpty() ? listed.tags() : own.tags());
    Article article = new Extracted(metadata, extracted.text(), extracted.pages())
        .article(url.toString(), Document.title(url.getPath()));
    return new Received.Accepted(origin, article);
  }

  private void feed(String origin, URI feed, Feed of, Consumer<Received> sink) {
    if (of.items().isEmpty()) {
      of.articles(origin, feed.toString()).forEach(sink);
    }
    int left = 0;
    for (int i = 0; i < of.items().size(); i++) {
      Feed.Item item = of.items().get(i);
      boolean wanted = item.link().isPresent() && !item.whole();
      if (wanted && fetched >= mostPages) {
        left++;
      } else if (!wanted || seen.add(item.link().get().toString())) {
        sink.accept(wanted ? fromPage(feed, item, i + 1) : fromFeed(feed, item, i + 1));
      }
    }
    tellLeft(origin, left, sink);
  }

  private void tellLeft(String origin, int left, Consumer<Received> sink) {
    if (left > 0) {
      sink.accept(new Received.Rejected(origin, "too_many", left + " pages that it lists were left out: a run fetches at most "
          + mostPages + "; raise it with --max-pages N"));
    }
  }

  /** The item as the feed gives it; the id is its link only if that is of the feed's own site. */
  private static Received fromFeed(URI feed, Feed.Item item, int number) {
    String id = item.link().filter(link -> Sites.same(link, feed)).map(URI::toString)
        .orElse(feed + "#" + (item.guid().isEmpty() ? Integer.toString(number) : item.guid()));
    return Feed.article(item.link().map(URI::toString).orElse(feed + "#" + number), id, item);
  }

  private Received fromPage(URI feed, Feed.Item item, int number) {
    String link = item.link().orElseThrow().toString();
    Received own = fromFeed(feed, item, number);
    try {
      fetched++;
      WebFetcher.Page page = fetch(link);
      if (document(page).content() instanceof Document.Content.One one
          && one.extracted().text().length() > item.extracted().text().length()) {
        return article(link, page, one.extracted(), item.extracted().metadata());
      }
      return own;
    } catch (FetchException e) {
      return own instanceof Received.Accepted ? own : new Received.Rejected(link, e.code(), e.message());
    } catch (BadArticle e) {
      return own instanceof Received.Accepted ? own : new Received.Rejected(link, e.code(), e.message());
    }
  }

  private record Sitemaps(URI url, Sitemap map, int depth) {}

  private void sitemap(Sitemaps at, Deque<Sitemaps> waiting, Consumer<Received> sink) {
    String origin = at.url.toString();
    for (URI further : at.map.sitemaps()) {
      if (at.depth >= DEEPEST || !Sites.same(further, at.url)) {
        sink.accept(new Received.Rejected(further.toString(), "sitemap", "it is listed by " + origin
            + (at.depth >= DEEPEST ? ", " + DEEPEST + " indexes deep" : ", another site") + "; name it itself to fetch it"));
      } else if (seen.add(further.toString())) {
        nested(further, at.depth + 1, waiting, sink);
      }
    }
    int left = 0;
    for (Sitemap.Page page : at.map.pages()) {
      if (!Sites.same(page.url(), at.url)) {
        sink.accept(new Received.Rejected(page.url().toString(), "other_site", "the sitemap " + origin
            + " lists it, but is of another site; name the page itself to fetch it"));
      } else if (fetched >= mostPages) {
        left++;
      } else if (seen.add(page.url().toString())) {
        fetched++;
        sink.accept(listed(page));
      }
    }
    tellLeft(origin, left, sink);
  }

  private void nested(URI further, int depth, Deque<Sitemaps> waiting, Consumer<Received> sink) {
    try {
      WebFetcher.Page page = fetch(further.toString());
      if (document(page).content() instanceof Document.Content.Addresses addresses) {
        waiting.add(new Sitemaps(page.url(), addresses.sitemap(), depth));
      } else {
        sink.accept(new Received.Rejected(further.toString(), "sitemap", "it is listed as a sitemap and is none"));
      }
    } catch (FetchException e) {
      sink.accept(new Received.Rejected(further.toString(), e.code(), e.message()));
    } catch (BadArticle e) {
      sink.accept(new Received.Rejected(further.toString(), e.code(), e.message()));
    }
  }

  private Received listed(Sitemap.Page listed) {
    String url = listed.url().toString();
    try {
      WebFetcher.Page page = fetch(url);
      return document(page).content() instanceof Document.Content.One one ? article(url, page, one.extracted(), listed.news())
          : new Received.Rejected(url, "no_page", "a sitemap lists it as a page, and it is none; name it itself to fetch it");
    } catch (FetchException e) {
      return new Received.Rejected(url, e.code(), e.message());
    } catch (BadArticle e) {
      return new Received.Rejected(url, e.code(), e.message());
    }
  }
}
