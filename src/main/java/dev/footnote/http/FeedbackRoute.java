package dev.footnote.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.cite.Recheck;
import dev.footnote.news.Article;
import dev.footnote.retrieve.Articles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /v1/feedback}. A thumb needs the id of its answer and a verdict. What makes an evaluation case of it is sent
 * along as the answer gave it: {@code question}, {@code asOf}, {@code short} and {@code citations}; of these only quotes
 * that stand word for word in an article are kept.
 */
final class FeedbackRoute {
  private static final int LONGEST_COMMENT = 1_000;
  private static final int LONGEST_SHORT = 800;
  private static final int CITATIONS = 10;

  private final Admission admission;
  private final VerifyRoute verify = new VerifyRoute(new Links(Optional.empty()));
  private final FeedbackLog log;
  private final Clock clock;

  FeedbackRoute(Admission admission, FeedbackLog log, Clock clock) {
    this.admission = admission;
    this.log = log;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(new Route("POST", "/v1/feedback", this::note));
  }

  private HttpResponse note(HttpRequest request, Map<String, String> path) {
    Fields body = JsonBody.read(request);
    String answer = body.text("answer").filter(id -> id.matches("[A-Za-z0-9_-]{1,64}"))
        .orElseThrow(() -> body.wrong("answer", "is missing or no id", "the id of an answer, such as a-01H…"));
    Feedback.Verdict verdict = switch (body.text("verdict").orElse("")) {
      case "up" -> Feedback.Verdict.UP;
      case "down" -> Feedback.Verdict.DOWN;
      default -> throw body.wrong("verdict", "is " + body.text("verdict").map(Fields::quoted).orElse("missing"),
          "up or down");
    };
    int number = body.integer("citation", 1, CITATIONS, 0);
    Optional<String> question = body.text("question").map(text -> QuestionText.clean("question", text));
    Optional<LocalDate> asOf = body.date("asOf");
    String given = bounded(body, "short", LONGEST_SHORT).orElse("");
    Optional<String> comment = bounded(body, "comment", LONGEST_COMMENT).filter(text -> !text.isBlank());
    JsonNode sent = body.object().path("citations");
    boolean none = sent.isMissingNode() || sent.isNull() || (sent.isArray() && sent.isEmpty());
    List<VerifyRoute.Asked> citations = none ? List.of() : verify.read(body);
    if (citations.size() > CITATIONS) {
      throw body.wrong("citations", "has " + citations.size() + " entries", "at most " + CITATIONS);
    }
    List<Feedback.Quote> quotes = citations.isEmpty() ? List.of()
        : admission.work(service -> verbatim(citations, service.articles()));
    log.add(new Feedback(answer, verdict, number == 0 ? Optional.empty() : Optional.of(number), question, asOf, given,
        quotes, comment, clock.instant(), request.caller().id()));
    return new HttpResponse(204, Map.of(), new byte[0]);
  }

  private static List<Feedback.Quote> verbatim(List<VerifyRoute.Asked> citations, Articles articles) {
    List<Feedback.Quote> quotes = new ArrayList<>();
    for (VerifyRoute.Asked asked : citations) {
      Optional<Article> article = articles.byKey(asked.key());
      if (article.isPresent() && !(Recheck.of(asked.quoted(), article.get()) instanceof Recheck.Changed)) {
        quotes.add(new Feedback.Quote(asked.number(), article.get().source().id(), asked.quoted().quote()));
      }
    }
    return quotes;
  }

  private static Optional<String> bounded(Fields body, String name, int longest) {
    return body.text(name).map(text -> {
      if (text.length() > longest) {
        throw body.wrong(name, "has " + text.length() + " characters", "at most " + longest + " long");
      }
      return text;
    });
  }
}
