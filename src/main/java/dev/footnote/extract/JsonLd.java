package dev.footnote.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.footnote.news.Published;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The first news article among a page's JSON-LD objects (schema.org); broken JSON-LD, of which the web is full, says
 * nothing.
 */
final class JsonLd {
  private static final int LONGEST = 500_000;
  private static final int MOST_SCRIPTS = 20;
  private static final int MOST_OBJECTS = 1_000;
  private static final Pattern ARTICLE = Pattern.compile(
      "(?:https?://schema\\.org/)?(?:\\w*Article|\\w*BlogPosting|Report)");
  private static final Pattern WRAPPING = Pattern.compile(
      "^\\s*(?://)?\\s*(?:<!\\[CDATA\\[|<!--)|(?://)?\\s*(?:]]>|-->)\\s*$");

  private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).maxTokenCount(100_000).build())
      .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build()).build();

  private final List<JsonNode> objects;
  private final JsonNode article;

  private JsonLd(List<JsonNode> objects) {
    this.objects = objects;
    this.article = objects.stream().filter(JsonLd::isArticle).findFirst().orElse(MissingNode.getInstance());
  }

  static JsonLd of(Document page) {
    List<JsonNode> objects = new ArrayList<>();
    page.select("script[type~=(?i)application/ld\\+json]").stream().limit(MOST_SCRIPTS).map(Element::data)
        .filter(json -> json.length() <= LONGEST).forEach(json -> collect(json, objects));
    return new JsonLd(objects);
  }

  Optional<String> headline() {
    return words(article.path("headline")).or(() -> words(article.path("name")));
  }

  Optional<Published> published() {
    return text(article.path("datePublished")).flatMap(Fields::published)
        .or(() -> text(article.path("dateCreated")).flatMap(Fields::published));
  }

  Optional<String> publisher() {
    return Stream.of("publisher", "sourceOrganization", "isPartOf")
        .flatMap(key -> name(article.path(key)).stream()).findFirst();
  }

  Optional<URI> url() {
    JsonNode page = article.path("mainEntityOfPage");
    return Stream.of(article.path("url"), page, page.path("@id"), page.path("url"), article.path("@id"))
        .flatMap(node -> text(node).flatMap(Fields::url).stream()).findFirst();
  }

  Optional<String> language() {
    JsonNode language = article.path("inLanguage");
    return text(language).or(() -> text(language.path("alternateName"))).or(() -> text(language.path("name")));
  }

  List<String> keywords() {
    return each(article.path("keywords")).flatMap(node -> Stream.of(node, node.path("name")))
        .flatMap(node -> words(node).stream()).flatMap(text -> Arrays.stream(text.split(",", 200))).toList();
  }

  /**
   * The name of an organisation: a text, an object, the first of a list, or a reference to another object of the page.
   */
  private Optional<String> name(JsonNode node) {
    JsonNode one = node.isArray() ? node.path(0) : node;
    Optional<String> id = text(one.path("@id"));
    Stream<JsonNode> named = id.isEmpty() ? Stream.of()
        : objects.stream().filter(other -> text(other.path("@id")).equals(id)).map(other -> other.path("name"));
    return Stream.concat(Stream.of(one, one.path("name")), named).flatMap(n -> words(n).stream())
        .filter(name -> Fields.url(name).isEmpty()).findFirst();
  }

  private static void collect(String json, List<JsonNode> objects) {
    try {
      List<JsonNode> open = new ArrayList<>(List.of(JSON.readTree(WRAPPING.matcher(json).replaceAll(""))));
      while (!open.isEmpty() && objects.size() < MOST_OBJECTS) {
        JsonNode node = open.removeLast();
        if (node.isArray()) {
          List<JsonNode> items = new ArrayList<>();
          node.forEach(items::add);
          open.addAll(items.reversed());
        } else if (node.isObject()) {
          objects.add(node);
          open.add(node.path("mainEntity"));
          open.add(node.path("@graph"));
        }
      }
    } catch (JsonProcessingException e) {
      return; // promised above: what is broken says nothing
    }
  }

  private static boolean isArticle(JsonNode node) {
    return each(node.path("@type")).anyMatch(type -> ARTICLE.matcher(type.asText("")).matches());
  }

  private static Stream<JsonNode> each(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.textValue()).filter(text -> !text.isBlank()) : Optional.empty();
  }

  /** One line with its entities decoded, since many pages escape headlines twice. */
  private static Optional<String> words(JsonNode node) {
    return text(node).map(text -> Parser.unescapeEntities(text, false)).flatMap(Fields::name);
  }
}
