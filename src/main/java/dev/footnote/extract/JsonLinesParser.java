package dev.footnote.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.footnote.news.Article;
import dev.footnote.news.Published;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One line of {@code articles.jsonl}: an object with {@code id}, {@code title} and {@code text} or {@code html}; {@code
 * url}, {@code publisher}, {@code published}, {@code language} and {@code tags} may be there, null counts as missing,
 * and other fields are ignored. The {@code text} is kept unchanged but for line ends. Read token by token, so that a
 * line of a million brackets takes no more memory than its bytes.
 */
final class JsonLinesParser {
  private static final Set<String> TEXTS = Set.of(
      "id", "title", "text", "html", "url", "publisher", "published", "language");
  private static final int MOST_TAGS = 1_000;

  private static final JsonFactory JSON = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(100).maxNameLength(1_000).maxNumberLength(1_000)
          .maxStringLength(Document.LARGEST).maxTokenCount(100_000).build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
      .build();

  private final Map<String, String> texts = new HashMap<>();
  private final List<String> tags = new ArrayList<>();

  private JsonLinesParser() {}

  /**
   * @throws BadArticle with {@code bad_json}, {@code bad_type}, {@code missing_id}, {@code bad_id}, {@code bad_date} or
   *     {@code empty}
   */
  static Article parse(String line) throws BadArticle {
    JsonLinesParser fields = new JsonLinesParser();
    try (JsonParser json = JSON.createParser(line)) {
      fields.read(json);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
      throw new BadArticle("bad_json",
          "the line is not one JSON object: " + Fields.line(e.getOriginalMessage()) + where + "; mend or remove it");
    } catch (IOException e) {
      throw new BadArticle("bad_json", "the line cannot be read as JSON (" + e + ")");
    }
    return fields.article();
  }

  private void read(JsonParser json) throws IOException, BadArticle {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new BadArticle("bad_json", "the line must be one JSON object with id, title and text");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_NULL) {
        continue;
      }
      if (TEXTS.contains(name)) {
        if (value != JsonToken.VALUE_STRING) {
          throw new BadArticle("bad_type", name + " must be a string, is " + kind(value));
        }
        texts.put(name, json.getText());
      } else if (name.equals("tags")) {
        readTags(json, value);
      } else {
        json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      throw new BadArticle("bad_json", "something stands after the JSON object; each line holds one object only");
    }
  }

  private void readTags(JsonParser json, JsonToken value) throws IOException, BadArticle {
    boolean list = value == JsonToken.START_ARRAY;
    while (list && json.nextToken() == JsonToken.VALUE_STRING && tags.size() < MOST_TAGS) {
      tags.add(json.getText());
    }
    if (!list || json.currentToken() != JsonToken.END_ARRAY) {
      throw new BadArticle("bad_type", "tags must be a list of at most " + MOST_TAGS + " strings");
    }
  }

  private Article article() throws BadArticle {
    String id = Article.storable(texts.getOrDefault("id", ""));
    if (id.isBlank()) {
      throw new BadArticle("missing_id", "the object has no id; each article needs one of its own");
    }
    Metadata given = new Metadata(Optional.of(id), Fields.line(text("title")), Fields.url(text("url")),
        Fields.name(text("publisher")), published(), Fields.language(text("language")), Fields.tags(tags));
    if (texts.containsKey("text")) {
      return new Extracted(given, Article.storable(text("text"))).article(id, "");
    }
    if (!texts.containsKey("html")) {
      throw new BadArticle("empty", "the object has neither text nor html; an article needs one of them");
    }
    Extracted html = HtmlParser.parse(text("html"));
    return new Extracted(given.orElse(html.metadata()), html.text()).article(id, "");
  }

  private String text(String name) {
    return texts.getOrDefault(name, "");
  }

  private Optional<Published> published() throws BadArticle {
    String raw = text("published");
    return raw.isBlank() ? Optional.empty() : Optional.of(FrontMatter.date(raw));
  }

  private static String kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> token.toString();
    };
  }
}
