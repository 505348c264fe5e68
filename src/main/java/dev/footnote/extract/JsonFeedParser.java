package dev.footnote.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeedParser {
  private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
      StreamReadConstraints.builder().maxNestingDepth(50).maxTokenCount(1_000_000)
          .maxStringLength(Document.LARGEST).build()).build()).build();

  private JsonFeedParser() {}

  /** @throws BadArticle with {@code bad_json} */
  static Feed parse(byte[] bytes) throws BadArticle {
    JsonNode root = root(Decoder.text(bytes));
    if (!root.path("items").isArray()) {
      throw new BadArticle("bad_json", "the JSON Feed has no list of items; see jsonfeed.org");
    }
    String title = Fields.line(root.path("title").asText(""));
    String language = Fields.language(root.path("language").asText(""));
    Optional<URI> base = Fields.url(root.path("home_page_url").asText(""));
    List<Feed.Item> items = new ArrayList<>();
    for (JsonNode node : root.path("items")) {
      if (items.size() == Feed.MOST_ITEMS) {
        throw Feed.tooMany();
      }
      items.add(item(node, base).under(title, language));
    }
    return new Feed(title, language, items);
  }

  private static JsonNode root(String json) throws BadArticle {
    try {
      return JSON.readTree(json.strip().replace("\uFEFF", ""));
    } catch (JsonProcessingException e) {
      throw new BadArticle("bad_json", "the JSON Feed is broken: " + Fields.line(e.getOriginalMessage()) + "; mend it");
    }
  }

  private static Feed.Item item(JsonNode node, Optional<URI> base) throws BadArticle {
    Optional<URI> link = FeedFields.resolve(base, node.path("url").asText(""))
        .filter(_ -> !node.path("url").asText("").isBlank());
    List<String> tags = new ArrayList<>();
    node.path("tags").forEach(tag -> tags.add(tag.asText("")));
    Metadata metadata = new Metadata(Optional.empty(), Fields.line(node.path("title").asText("")), link, Optional.empty(),
        FeedDates.parse(node.path("date_published").asText("")).or(() -> FeedDates.parse(node.path("date_modified").asText(""))),
        Fields.language(node.path("language").asText("")), Fields.tags(tags));
    String html = node.path("content_html").asText("");
    String plain = node.path("content_text").asText("");
    String text = !html.isBlank() ? HtmlParser.fragment(html, metadata.title())
        : Prose.lines(plain.isBlank() ? node.path("summary").asText("") : plain);
    boolean whole = !html.isBlank() || !plain.isBlank();
    return new Feed.Item(Fields.line(node.path("id").asText("")), link, new Extracted(metadata, text), whole);
  }
}
