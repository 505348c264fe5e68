package dev.footnote.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.footnote.cite.Citation;
import dev.footnote.http.Links;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A footnote, or a related article, as it is shown.
 *
 * @param number of the citation; 0 for a related article
 * @param article its id
 * @param quote word for word; empty for a related article
 * @param title of the article, or its id if it has none
 * @param publisher and
 * @param date empty where the article has none
 * @param link where it can be read; empty where it has no address
 */
record Note(int number, String article, String quote, String title, String publisher, String date, String link) {
  static Note of(Citation citation, Links links) {
    return of(citation.number(), citation.quote(), citation.article().source(), links.of(citation));
  }

  static Note related(Hit hit, Links links) {
    return of(0, "", hit.indexed().article().source(), links.of(hit.indexed().article(), hit.span()));
  }

  private static Note of(int number, String quote, Source source, Optional<String> link) {
    return new Note(number, source.id(), quote, source.title().isBlank() ? source.id() : source.title(),
        source.publisher().orElse(""), source.published().map(p -> p.date().toString()).orElse(""),
        link.filter(l -> l.startsWith("http")).orElse(""));
  }

  /** Title, publisher and date, as far as they are known; escaped, on one line. */
  String origin() {
    List<String> parts = new ArrayList<>(List.of(Escape.start(title, 1_000)));
    if (!publisher.isBlank()) {
      parts.add(Escape.start(publisher, 200));
    }
    if (!date.isEmpty()) {
      parts.add(date);
    }
    return String.join(" · ", parts);
  }

  static ArrayNode json(List<Note> notes, ArrayNode into) {
    for (Note note : notes) {
      into.addObject().put("n", note.number).put("article", note.article).put("quote", note.quote)
          .put("title", note.title).put("publisher", note.publisher).put("date", note.date).put("link", note.link);
    }
    return into;
  }

  static List<Note> of(JsonNode array) {
    List<Note> out = new ArrayList<>();
    array.forEach(node -> out.add(new Note(node.path("n").asInt(), node.path("article").asText(),
        node.path("quote").asText(), node.path("title").asText(), node.path("publisher").asText(),
        node.path("date").asText(), node.path("link").asText())));
    return out;
  }
}
