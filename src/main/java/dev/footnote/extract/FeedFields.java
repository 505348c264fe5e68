package dev.footnote.extract;

import dev.footnote.news.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;

/** The elements of a feed or of one of its items, by their names in lower case. */
final class FeedFields {
  /** A summary that is as long as an article is one. */
  private static final int WHOLE = 2_000;
  private static final int MOST_OF_ONE = 60;

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  void put(String name, String value) {
    List<String> all = values.computeIfAbsent(name, n -> new ArrayList<>());
    if (!value.isBlank() && all.size() < MOST_OF_ONE) {
      all.add(value);
    }
  }

  /** Empty if there is none. */
  String first(String name) {
    List<String> all = values.getOrDefault(name, List.of());
    return all.isEmpty() ? "" : all.getFirst();
  }

  String title() {
    return first("title");
  }

  /** The address, made absolute; nothing for one that may not become a link. */
  static Optional<URI> resolve(Optional<URI> base, String reference) {
    String trimmed = reference.strip().replace(" ", "%20");
    try {
      URI given = new URI(trimmed);
      URI absolute = given.isAbsolute() || base.isEmpty() ? given : base.get().resolve(given);
      return Optional.of(absolute).filter(Source::isWeb);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty(); // not an address, so there is nothing to link to
    }
  }

  /**
   * The item of which these are the elements.
   *
   * @throws BadArticle with {@code too_complex} if its text has more tags than any article
   */
  Feed.Item item() throws BadArticle {
    String guid = first("guid").isEmpty() ? first("id").isEmpty() ? first("about") : first("id") : first("guid");
    Optional<URI> permalink = first("permalink").equalsIgnoreCase("false") ? Optional.empty() : Fields.url(guid);
    Optional<URI> link = Fields.url(first("origlink")).or(() -> Fields.url(first("link"))).or(() -> permalink)
        .or(() -> Fields.url(first("other-link"))).or(() -> Fields.url(first("elsewhere")));
    String content = longest("encoded", "content", "body");
    String html = content.isEmpty() ? longest("description", "summary") : content;
    Metadata metadata = new Metadata(Optional.empty(), Fields.line(title()), link, Optional.empty(),
        FeedParser.published(this), Fields.language(first("language").isEmpty() ? first("xml:lang") : first("language")),
        Fields.tags(values.getOrDefault("category", List.of())));
    String text = HtmlParser.fragment(html, metadata.title());
    boolean whole = !content.isEmpty() || text.length() >= WHOLE;
    return new Feed.Item(Fields.line(guid), link, new Extracted(metadata, text), whole);
  }

  private String longest(String... names) {
    String best = "";
    for (String name : names) {
      for (String value : values.getOrDefault(name, List.of())) {
        best = value.length() > best.length() ? value : best;
      }
    }
    return Jsoup.parseBodyFragment(best).hasText() ? best : "";
  }
}
