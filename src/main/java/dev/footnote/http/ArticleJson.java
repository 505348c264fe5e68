package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.news.Article;
import dev.footnote.news.CorrectionNotes;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Hit;
import java.net.URI;
import java.util.TreeMap;

/** Articles and passages as JSON. Offsets count code points. */
final class ArticleJson {
  private ArticleJson() {}

  /** What a citation says of its article. */
  static ObjectNode reference(Article article) {
    return source(article).put("revision", article.revision());
  }

  /** What the list says of an article. */
  static ObjectNode entry(Article article) {
    Source source = article.source();
    ObjectNode node = source(article).put("language", source.language());
    ArrayNode tags = node.putArray("tags");
    source.tags().forEach(tags::add);
    node.put("revision", article.revision()).put("length", article.codePoint(article.text().length()));
    ArrayNode corrections = node.putArray("corrections");
    CorrectionNotes.of(article.text()).forEach(note -> corrections.addObject()
        .put("start", article.codePoint(note.start())).put("end", article.codePoint(note.end()))
        .put("text", note.of(article.text())));
    return node;
  }

  private static ObjectNode source(Article article) {
    Source source = article.source();
    return Json.object()
        .put("id", source.id())
        .put("key", source.key())
        .put("title", source.title())
        .put("url", source.url().map(URI::toString).orElse(null))
        .put("publisher", source.publisher().orElse(null))
        .put("published", source.published().map(Published::iso).orElse(null));
  }

  /** A passage and where it stands. */
  static ObjectNode passage(Hit hit, Links links) {
    Article article = hit.indexed().article();
    ObjectNode node = Json.object();
    node.set("article", reference(article));
    return node.put("text", hit.text())
        .put("start", article.codePoint(hit.span().start()))
        .put("end", article.codePoint(hit.span().end()))
        .put("link", links.of(article, hit.span()).orElse(null));
  }

  /** A passage with its score and what the score was made of. */
  static ObjectNode scored(Hit hit, Links links) {
    ObjectNode node = passage(hit, links).put("score", hit.score());
    ObjectNode parts = node.putObject("parts");
    new TreeMap<>(hit.parts()).forEach(parts::put);
    return node;
  }
}
