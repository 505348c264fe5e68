package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Event;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Receipt;
import dev.footnote.answer.ResolvedDate;
import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.retrieve.Hit;
import dev.footnote.news.CorrectionNotes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes an answer as the JSON body of {@code POST /v1/ask}, the one form that every surface prints. Fields stand in a
 * fixed order; offsets count code points. Thread-safe.
 */
public final class AnswerJson {
  private static final int RELATED = 3;

  private final Links links;

  /**
   * @param articlePages what stands before {@code /articles/{key}?start=…&end=…} in the link to an article without a
   *     URL: empty for a path on this host; absent where there are no such pages, and then that link is null
   */
  public AnswerJson(Optional<String> articlePages) {
    this.links = new Links(articlePages);
  }

  /** The body: compact JSON on one line, without a line end. */
  public String body(Answer answer) {
    return Json.text(node(answer));
  }

  /** The statements, each followed by its markers: {@code The NIS applied in 2019. [1]}; empty where there are none. */
  public static String text(Finding finding) {
    StringBuilder text = new StringBuilder();
    for (Statement statement : statements(finding)) {
      text.append(text.isEmpty() ? "" : " ").append(statement.text()).append(' ');
      statement.citations().forEach(n -> text.append('[').append(n).append(']'));
    }
    return text.toString();
  }

  /** Shortest span that answers; empty where there is none. */
  public static String shortAnswer(Finding finding) {
    return finding instanceof Finding.Grounded grounded ? grounded.shortAnswer() : "";
  }

  /** Why the answer is not whole: what is missing of a partial one, what stopped a refused one. */
  public static Optional<String> reason(Finding finding) {
    return switch (finding) {
      case Finding.Grounded grounded -> grounded.missing().isEmpty()
          ? Optional.empty()
          : Optional.of("not_covered: " + String.join("; ", grounded.missing()));
      case Finding.NotFound _ -> Optional.empty();
      case Finding.Refused refused -> Optional.of(refused.reason());
    };
  }

  /** The citations, by number; none where there is no answer. */
  public static List<Citation> citations(Finding finding) {
    return finding instanceof Finding.Grounded grounded ? grounded.citations() : List.of();
  }

  private static List<Statement> statements(Finding finding) {
    return finding instanceof Finding.Grounded grounded ? grounded.statements() : List.of();
  }

  ObjectNode node(Answer answer) {
    Finding finding = answer.finding();
    ObjectNode node = Json.object()
        .put("id", answer.id())
        .put("outcome", finding.outcome())
        .put("reason", reason(finding).orElse(null))
        .put("answer", text(finding))
        .put("short", shortAnswer(finding));
    ArrayNode statements = node.putArray("statements");
    statements(finding).forEach(s -> statements.add(statement(s)));
    ArrayNode citations = node.putArray("citations");
    citations(finding).forEach(c -> citations.add(citation(c)));
    node.set("dates", dates(finding));
    node.set("related", related(finding));
    node.put("confidence", Math.round(answer.confidence() * 10_000) / 10_000.0)
        .put("degraded", answer.degraded())
        .put("mode", answer.mode().name().toLowerCase(Locale.ROOT))
        .put("conversation", answer.conversation().orElse(null));
    node.set("receipt", receipt(answer.receipt()));
    return node;
  }

  /** A statement with the citations that it is the first to use. */
  ObjectNode said(Event.Said said) {
    ObjectNode node = Json.object();
    node.set("statement", statement(said.statement()));
    ArrayNode citations = node.putArray("citations");
    said.citations().forEach(c -> citations.add(citation(c)));
    return node;
  }

  private static ObjectNode statement(Statement statement) {
    ObjectNode node = Json.object().put("text", statement.text());
    ArrayNode numbers = node.putArray("citations");
    statement.citations().forEach(numbers::add);
    return node;
  }

  private ObjectNode citation(Citation citation) {
    String quote = citation.quote();
    int start = citation.start();
    int end = citation.end();
    ObjectNode node = Json.object().put("n", citation.number());
    node.set("article", ArticleJson.reference(citation.article()));
    node.put("quote", quote).put("start", start).put("end", end);
    ArrayNode selectors = node.putArray("selectors");
    selectors.addObject().put("type", "TextPositionSelector").put("start", start).put("end", end);
    selectors.addObject().put("type", "TextQuoteSelector").put("exact", quote)
        .put("prefix", citation.prefix()).put("suffix", citation.suffix());
    node.put("link", links.of(citation).orElse(null)).put("page", citation.page().orElse(null))
        .put("correction", correction(citation).orElse(null));
    ArrayNode alsoIn = node.putArray("alsoIn");
    citation.alsoIn().forEach(copy -> alsoIn.add(ArticleJson.reference(copy)));
    return node;
  }

  private static Optional<String> correction(Citation citation) {
    String text = citation.article().text();
    return CorrectionNotes.of(text).stream().reduce((_, last) -> last).map(note -> note.of(text));
  }

  private static ArrayNode dates(Finding finding) {
    ArrayNode nodes = Json.array();
    if (finding instanceof Finding.Grounded grounded) {
      for (ResolvedDate date : grounded.dates()) {
        Citation citation = grounded.citations().get(date.citation() - 1);
        nodes.addObject().put("citation", date.citation())
            .put("start", citation.article().codePoint(date.span().start()))
            .put("end", citation.article().codePoint(date.span().end()))
            .put("text", date.text()).put("from", date.from().toString()).put("to", date.to().toString());
      }
    }
    return nodes;
  }

  private ArrayNode related(Finding finding) {
    ArrayNode nodes = Json.array();
    if (finding instanceof Finding.NotFound notFound) {
      List<Hit> nearest = notFound.related();
      nearest.stream().limit(RELATED).forEach(hit -> nodes.add(ArticleJson.passage(hit, links)));
    }
    return nodes;
  }

  private static ObjectNode receipt(Receipt receipt) {
    ObjectNode node = Json.object()
        .put("snapshot", receipt.snapshot()).put("model", receipt.model()).put("passages", receipt.passages())
        .put("tokensIn", receipt.spent().usage().tokensIn()).put("tokensOut", receipt.spent().usage().tokensOut())
        .put("costUsd", receipt.spent().costUsd()).put("attempts", receipt.spent().attempts())
        .put("dropped", receipt.spent().dropped()).put("reason", receipt.spent().reason().orElse(null))
        .put("rewritten", receipt.spent().rewritten().orElse(null));
    node.putObject("ms")
        .put("retrieve", ms(receipt.retrieve())).put("answer", ms(receipt.answer()))
        .put("gate", ms(receipt.gate())).put("total", ms(receipt.total()));
    return node;
  }

  private static double ms(Duration duration) {
    return Math.round(duration.toNanos() / 100_000.0) / 10.0;
  }
}
