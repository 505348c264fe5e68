package dev.footnote.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.cite.Citation;
import dev.footnote.cite.Recheck;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Withdrawal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells of the citations of an old answer what has become of them: the whole answer can be sent as it was given. Each is
 * {@code verified}, {@code moved}, {@code changed}, {@code gone} or {@code retracted}.
 */
final class VerifyRoute {
  private static final int MOST = 100;
  private static final int LONGEST_QUOTE = 4 * Citation.LONGEST_QUOTE;
  private static final String KEY = "[A-Za-z0-9_-]{16}";

  private final Links links;

  VerifyRoute(Links links) {
    this.links = links;
  }

  /** @param number as sent; its place in the list where none was */
  record Asked(int number, String key, Recheck.Quoted quoted) {}

  /** @throws Refusal if a citation names no article, or quotes nothing */
  List<Asked> read(Fields body) {
    JsonNode list = body.object().path("citations");
    if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
      throw body.wrong("citations", list.isArray() ? "has " + list.size() + " entries" : "is " + Fields.describe(list),
          "a list of 1 to " + MOST + " citations as an answer gave them");
    }
    List<Asked> all = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).isObject()) {
        throw body.wrong("citations[" + i + "]", "is " + Fields.describe(list.get(i)), "an object");
      }
      all.add(citation(new Fields(list.get(i), "citations[" + i + "]."), i + 1));
    }
    return all;
  }

  private static Asked citation(Fields fields, int place) {
    Fields article = fields.object("article");
    String key = article.text("id").filter(Source::isId).map(Source::keyOf)
        .or(() -> article.text("key").filter(k -> k.matches(KEY)))
        .orElseThrow(() -> article.wrong("id", "and key are missing or no id and no key", "the id or the key of an article"));
    String quote = fields.text("quote").orElse("");
    if (quote.isEmpty() || quote.length() > LONGEST_QUOTE) {
      throw fields.wrong("quote", "has " + quote.length() + " characters", "1 to " + LONGEST_QUOTE + " characters");
    }
    int start = fields.integer("start", 0, Integer.MAX_VALUE, -1);
    Fields context = context(fields);
    return new Asked(fields.integer("n", 1, 1_000, place), key, new Recheck.Quoted(quote,
        start < 0 ? Optional.empty() : Optional.of(start), context.text("prefix").orElse(""),
        context.text("suffix").orElse("")));
  }

  /** Its text quote selector, which an answer gives; where there is none, the citation itself. */
  private static Fields context(Fields fields) {
    JsonNode selectors = fields.object().path("selectors");
    for (int i = 0; selectors.isArray() && i < selectors.size(); i++) {
      if (selectors.get(i).path("type").asText("").equals("TextQuoteSelector")) {
        return new Fields(selectors.get(i), fields.prefix() + "selectors[" + i + "].");
      }
    }
    return fields;
  }

  ObjectNode answer(List<Asked> asked, Articles articles) {
    ObjectNode node = Json.object().put("snapshot", articles.snapshot());
    ArrayNode citations = node.putArray("citations");
    asked.forEach(a -> citations.add(citation(a, articles)));
    return node;
  }

  private ObjectNode citation(Asked asked, Articles articles) {
    ObjectNode node = Json.object().put("n", asked.number());
    Optional<Withdrawal> withdrawn = articles.withdrawn(asked.key());
    if (withdrawn.isPresent()) {
      nothing(node.put("status", "retracted"), asked);
      node.putObject("withdrawn").put("at", withdrawn.get().at().toString()).put("reason", withdrawn.get().reason());
      return node;
    }
    Optional<Article> article = articles.byKey(asked.key());
    if (article.isEmpty()) {
      return nothing(node.put("status", "gone"), asked).putNull("withdrawn");
    }
    return switch (Recheck.of(asked.quoted(), article.get())) {
      case Recheck.Verified verified -> at(node.put("status", "verified"), asked, article.get(), verified.span());
      case Recheck.Moved moved -> at(node.put("status", "moved"), asked, article.get(), moved.span());
      case Recheck.Changed _ -> {
        node.put("status", "changed").set("article", ArticleJson.reference(article.get()));
        yield node.put("quote", asked.quoted().quote()).putNull("start").putNull("end").putNull("link")
            .putNull("withdrawn");
      }
    };
  }

  private static ObjectNode nothing(ObjectNode node, Asked asked) {
    return node.putNull("article").put("quote", asked.quoted().quote()).putNull("start").putNull("end").putNull("link");
  }

  private ObjectNode at(ObjectNode node, Asked asked, Article article, Span span) {
    node.set("article", ArticleJson.reference(article));
    return node.put("quote", asked.quoted().quote()).put("start", article.codePoint(span.start()))
        .put("end", article.codePoint(span.end())).put("link", links.of(article, span).orElse(null))
        .putNull("withdrawn");
  }
}
