package dev.footnote.extract;

import dev.footnote.news.Published;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xml.sax.Attributes;

/**
 * RSS 0.90 to 2.0, RSS 1.0 and 1.1, Atom 0.3 and 1.0, by the names of their elements and not by their versions: what a feed
 * says of its version is often wrong, and every dialect means the same by the same names.
 */
final class FeedParser extends GuardedHandler {
  private static final Set<String> ITEMS = Set.of("item", "entry");
  private static final Set<String> WANTED = Set.of("title", "link", "guid", "id", "description", "encoded", "content", "summary",
      "body", "pubdate", "published", "updated", "issued", "modified", "created", "date", "category", "subject", "language",
      "origlink");
  /** Elements of these are about other things than the feed and its items. */
  private static final Set<String> ASIDE = Set.of("image", "textinput", "textInput", "source", "author", "contributor", "group",
      "thumbnail");

  private final List<Feed.Item> items = new ArrayList<>();
  private final FeedFields channel = new FeedFields();
  private final Deque<Optional<URI>> bases = new ArrayDeque<>();
  private Optional<FeedFields> item = Optional.empty();
  private Optional<FeedText> field = Optional.empty();
  private int fieldDepth;
  private int asideDepth;

  private FeedParser(Optional<URI> url) {
    bases.push(url);
  }

  /**
   * @param url of the feed, by which its relative addresses are resolved
   * @throws BadArticle as {@link SafeXml#parse} does, and with {@code too_complex} for too many items
   */
  static Feed parse(String xml, Optional<URI> url) throws BadArticle {
    FeedParser parser = new FeedParser(url);
    SafeXml.parse(xml, parser);
    String title = Fields.line(parser.channel.title());
    String language = Fields.language(parser.channel.first("language"));
    return new Feed(title, language, parser.items.stream().map(i -> i.under(title, language)).toList());
  }

  @Override
  void open(String namespace, String name, Attributes attributes) {
    base(attributes);
    String local = name.toLowerCase(Locale.ROOT);
    if (field.isPresent()) {
      field.get().open(name, attributes);
    } else if (asideDepth > 0) {
      return;
    } else if (ITEMS.contains(local) && item.isEmpty()) {
      FeedFields own = new FeedFields();
      own.put("about", attribute(attributes, "about"));
      own.put("xml:lang", attribute(attributes, "lang"));
      item = Optional.of(own);
    } else if (ASIDE.contains(local)) {
      asideDepth = depth();
    } else if (WANTED.contains(local) && isOwn(namespace)) {
      field = Optional.of(new FeedText(attribute(attributes, "type"), attribute(attributes, "mode")));
      fieldDepth = depth();
      if (local.equals("link")) {
        link(attributes);
      } else if (local.equals("category")) {
        target().put("category", attribute(attributes, "term"));
      } else if (local.equals("guid")) {
        target().put("permalink", attribute(attributes, "isPermaLink"));
      } else if (local.equals("content")) {
        target().put("elsewhere", attribute(attributes, "src"));
      }
    } else if (depth() == 1) {
      channel.put("language", attribute(attributes, "lang"));
    }
  }

  /** Extensions reuse these names for other things, such as the title of a picture. */
  private static boolean isOwn(String namespace) {
    return !namespace.contains("media") && !namespace.contains("itunes") && !namespace.contains("mrss")
        && !namespace.contains("podcast") && !namespace.contains("geo") && !namespace.contains("slash");
  }

  private FeedFields target() {
    return item.orElse(channel);
  }

  private void base(Attributes attributes) {
    Optional<URI> above = base();
    String own = attributes.getValue("xml:base");
    bases.push(own == null ? above : FeedFields.resolve(above, own).or(() -> above));
  }

  private Optional<URI> base() {
    return bases.element();
  }

  private void link(Attributes attributes) {
    String href = attribute(attributes, "href");
    String rel = attribute(attributes, "rel").toLowerCase(Locale.ROOT);
    if (!href.isEmpty() && (rel.isEmpty() || rel.equals("alternate"))) {
      String address = FeedFields.resolve(base(), href).map(URI::toString).orElse(href);
      boolean page = attribute(attributes, "type").isEmpty() || attribute(attributes, "type").contains("html");
      target().put(page ? "link" : "other-link", address);
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    field.ifPresent(f -> f.text(chars, start, length));
  }

  @Override
  void close(String namespace, String name) throws Refusal {
    String local = name.toLowerCase(Locale.ROOT);
    if (field.isPresent()) {
      if (depth() == fieldDepth) {
        done(local, field.get());
        field = Optional.empty();
      } else {
        field.get().close(name);
      }
    } else if (asideDepth == depth()) {
      asideDepth = 0;
    } else if (item.isPresent() && ITEMS.contains(local)) {
      take(item.get());
      item = Optional.empty();
    }
    bases.pop();
  }

  private void take(FeedFields own) throws Refusal {
    try {
      if (items.size() == Feed.MOST_ITEMS) {
        throw Feed.tooMany();
      }
      items.add(own.item());
    } catch (BadArticle e) {
      throw new Refusal(e);
    }
  }

  private void done(String name, FeedText text) {
    switch (name) {
      case "title" -> target().put(name, text.line());
      case "description", "encoded", "content", "summary", "body" -> target().put(name, text.html());
      case "link" -> FeedFields.resolve(base(), text.plain().strip()).filter(_ -> !text.plain().isBlank())
          .ifPresent(url -> target().put("link", url.toString()));
      case "category", "subject" -> target().put("category", text.line());
      default -> target().put(name, text.plain().strip());
    }
  }

  private static String attribute(Attributes attributes, String name) {
    for (int i = 0; i < attributes.getLength(); i++) {
      String local = attributes.getLocalName(i).isEmpty() ? attributes.getQName(i) : attributes.getLocalName(i);
      if (local.equalsIgnoreCase(name)) {
        return attributes.getValue(i).strip();
      }
    }
    return "";
  }

  /** The first date that can be read, those of publication first. */
  static Optional<Published> published(FeedFields fields) {
    return List.of("pubdate", "published", "issued", "created", "date", "updated", "modified").stream()
        .flatMap(name -> FeedDates.parse(fields.first(name)).stream()).findFirst();
  }
}
