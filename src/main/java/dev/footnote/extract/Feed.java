package dev.footnote.extract;

import dev.footnote.ingest.Received;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A feed of any dialect.
 *
 * @param title of the feed, which is the publisher of its items; may be empty
 * @param language in lower case; {@code und} if unknown
 * @param items in the order of the feed
 */
record Feed(String title, String language, List<Item> items) {
  /** More items than any feed has. */
  static final int MOST_ITEMS = 10_000;

  Feed {
    items = List.copyOf(items);
  }

  /**
   * One item.
   *
   * @param guid as the feed gives it; empty if it does not
   * @param link of its page; absolute
   * @param extracted what the feed itself says; the text may be blank
   * @param whole whether the feed claims to give the text whole, not a summary
   */
  record Item(String guid, Optional<URI> link, Extracted extracted, boolean whole) {
    /** The item of a feed with this title and language, which hold where it says nothing itself. */
    Item under(String publisher, String language) {
      Metadata feed = new Metadata(Optional.empty(), "", Optional.empty(), Fields.name(publisher), Optional.empty(), language,
          List.of());
      return new Item(guid, link, new Extracted(extracted.metadata().orElse(feed), extracted.text()), whole);
    }
  }

  /** The items as articles, from what the feed says alone; their ids are their links, or where there is none, the guids. */
  List<Received> articles(String origin, String feedId) {
    List<Received> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      String id = item.link.map(URI::toString).orElse(feedId + "#" + (item.guid.isEmpty() ? i + 1 : item.guid));
      all.add(article(origin + "#" + (i + 1), id, item));
    }
    if (items.isEmpty()) {
      all.add(new Received.Rejected(origin, "empty", "the feed has no items; an article needs an item or entry"));
    }
    return all;
  }

  static BadArticle tooMany() {
    return new BadArticle("too_complex", "the feed has more than " + MOST_ITEMS + " items; split it");
  }

  static Received article(String origin, String id, Item item) {
    try {
      return new Received.Accepted(origin, item.extracted.article(id, ""));
    } catch (BadArticle e) {
      return new Received.Rejected(origin, e.code(), e.message());
    }
  }
}
