package dev.footnote.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.news.Article;
import dev.footnote.news.Pages;
import dev.footnote.news.Passage;
import dev.footnote.news.Published;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Indexed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An article with its sentences and passages as JSON, for stores that keep documents. Offsets are UTF-16 units: {@code
 * sentences} holds start and end of each, {@code passages} the first sentence of each and one past the last.
 */
public final class IndexedJson {
  private IndexedJson() {}

  public static ObjectNode write(Indexed indexed) {
    Article article = indexed.article();
    Source source = article.source();
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", source.id()).put("title", source.title());
    source.url().ifPresent(url -> node.put("url", url.toString()));
    source.publisher().ifPresent(publisher -> node.put("publisher", publisher));
    source.published().ifPresent(published -> node.put("published", published.iso()));
    ArrayNode tags = node.put("language", source.language()).putArray("tags");
    source.tags().forEach(tags::add);
    ArrayNode pages = node.put("text", article.text()).putArray("pages");
    article.pages().starts().forEach(pages::add);
    ArrayNode sentences = node.putArray("sentences");
    indexed.sentences().forEach(s -> sentences.add(s.span().start()).add(s.span().end()));
    ArrayNode passages = node.putArray("passages");
    indexed.passages().forEach(p -> passages.add(p.firstSentence()).add(p.endSentence()));
    return node;
  }

  /** @throws IllegalArgumentException if it is nothing that {@link #write} writes */
  public static Indexed read(JsonNode node) {
    try {
      List<Sentence> sentences = new ArrayList<>();
      JsonNode spans = node.path("sentences");
      for (int i = 0; i + 1 < spans.size(); i += 2) {
        sentences.add(new Sentence(i / 2, new Span(spans.get(i).intValue(), spans.get(i + 1).intValue())));
      }
      List<Passage> passages = new ArrayList<>();
      JsonNode runs = node.path("passages");
      for (int i = 0; i + 1 < runs.size(); i += 2) {
        int first = runs.get(i).intValue();
        int end = runs.get(i + 1).intValue();
        passages.add(new Passage(i / 2,
            new Span(sentences.get(first).span().start(), sentences.get(end - 1).span().end()), first, end));
      }
      return new Indexed(article(node), sentences, passages);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("a passage names a sentence that is not there", e);
    }
  }

  /** The article alone. */
  public static Article article(JsonNode node) {
    Source source = new Source(node.path("id").asText(), node.path("title").asText(),
        text(node, "url").map(URI::create), text(node, "publisher"), text(node, "published").flatMap(Published::parse),
        node.path("language").asText("und"), strings(node.path("tags")));
    List<Integer> pages = new ArrayList<>();
    node.path("pages").forEach(page -> pages.add(page.intValue()));
    return new Article(source, node.path("text").asText(), new Pages(pages));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.path(name).textValue());
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(one -> strings.add(one.asText()));
    return strings;
  }
}
