package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Question;
import dev.footnote.news.Article;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Query;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What MCP's tools do. {@code search} and {@code fetch} have the names, arguments and results that clients for deep
 * research look for.
 */
final class McpTools {
  private final Admission admission;
  private final Asked asked;
  private final AnswerJson answers = new AnswerJson(Optional.of(""));

  McpTools(Admission admission, Asked asked) {
    this.admission = admission;
    this.asked = asked;
  }

  /**
   * A result.
   *
   * @param text for a model to read
   * @param structured the same by the tool's schema
   */
  record Result(String text, ObjectNode structured) {}

  /**
   * Runs a tool.
   *
   * @param caller who asks
   * @param links with absolute addresses
   * @throws Refusal for what is wrong with the arguments, or where it cannot be done now
   */
  Result call(String tool, Fields arguments, Caller caller, Links links) {
    return switch (tool) {
      case "ask" -> ask(arguments, caller, links);
      case "search" -> search(arguments, links);
      case "fetch" -> fetch(arguments, links);
      default -> throw new IllegalStateException("no such tool: " + tool);
    };
  }

  private Result ask(Fields arguments, Caller caller, Links links) {
    ObjectNode own = arguments.object().deepCopy();
    own.remove("conversation"); // a tool call belongs to none
    Question question = asked.question(new Fields(own, "")).by(caller.id());
    Answer answer = admission.work(service -> service.asker().ask(question));
    return new Result(new AnswerText(links).rest(answer), answers.node(answer));
  }

  private Result search(Fields arguments, Links links) {
    if (arguments.text("query").isEmpty()) {
      throw QuestionText.required("query is missing"); // where /v1/search would look for a question
    }
    Query query = asked.query(arguments);
    ObjectNode node = Json.object();
    ArrayNode results = node.putArray("results");
    Set<String> seen = new HashSet<>();
    for (Hit hit : admission.work(service -> service.retriever().retrieve(query))) {
      Article article = hit.indexed().article();
      if (seen.add(article.id())) {
        Source source = article.source();
        results.addObject().put("id", source.key()).put("title", source.title())
            .put("url", links.of(article, hit.span()).orElse("")).put("text", hit.text())
            .put("publisher", source.publisher().orElse(null))
            .put("published", source.published().map(Published::iso).orElse(null));
      }
    }
    return new Result(Json.text(node), node);
  }

  private Result fetch(Fields arguments, Links links) {
    String id = arguments.text("id").orElseThrow(() -> arguments.wrong("id", "is left out", "the id of a search result"));
    Article article = admission.work(service -> found(service.articles(), id));
    Source source = article.source();
    int length = article.codePoint(article.text().length());
    String text = article.text().substring(0, article.text().offsetByCodePoints(0, Math.min(length, Limits.TEXT)));
    ObjectNode node = Json.object().put("id", source.key()).put("title", source.title()).put("text", text)
        .put("url", source.url().map(URI::toString).orElseGet(() -> links.page(article).orElse("")));
    ObjectNode metadata = node.putObject("metadata");
    ArticleJson.entry(article).properties().stream().filter(e -> !Set.of("key", "title", "url").contains(e.getKey()))
        .forEach(e -> metadata.set(e.getKey(), e.getValue()));
    return new Result(Json.text(node), node);
  }

  private static Article found(Articles articles, String id) {
    return articles.byKey(id).or(() -> Source.isId(id) ? articles.byKey(Source.keyOf(id)) : Optional.empty())
        .orElseThrow(() -> new Refusal(Fault.UNKNOWN_ARTICLE,
            "No article has the id " + Fields.quoted(id) + ". Take one from a search result."));
  }
}
