package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Question;
import dev.footnote.news.Article;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Query;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes that need the index. Each reads the request first, so that a caller's mistake has one answer always. */
final class IndexRoutes {
  private static final Optional<String> OWN_PAGES = Optional.of("");

  private final Admission admission;
  private final Asked asked;
  private final Once once;
  private final AnswerJson answers = new AnswerJson(OWN_PAGES);
  private final Links links = new Links(OWN_PAGES);
  private final AskEvents events = new AskEvents(answers, links);
  private final VerifyRoute verifying = new VerifyRoute(links);

  IndexRoutes(Admission admission, Asked asked, Once once) {
    this.admission = admission;
    this.asked = asked;
    this.once = once;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1/ask", this::ask),
        new Route("POST", "/v1/search", this::search),
        new Route("POST", "/v1/verify", this::verify),
        new Route("GET", "/v1/articles", this::list),
        new Route("GET", "/v1/articles/{key}", this::article),
        new Route("GET", "/articles/{key}", this::page));
  }

  private HttpResponse ask(HttpRequest request, Map<String, String> path) {
    Question question = asked.question(JsonBody.read(request)).by(request.caller().id());
    boolean streams = Accept.events(request);
    Once.Turn turn = once.begin(request);
    try {
      if (turn.replay().isPresent()) {
        return streams ? AskEvents.again(turn.replay().get()) : turn.again();
      }
      if (streams) {
        return events.stream(admission.enter(), question, request.id(), turn);
      }
    } catch (RuntimeException e) {
      turn.close();
      throw e;
    }
    try (turn) {
      return admission.work(service -> {
        Answer answer = service.asker().ask(question);
        long start = System.nanoTime();
        HttpResponse response = HttpResponse.json(answers.node(answer));
        Duration json = Duration.ofNanos(System.nanoTime() - start);
        turn.keep(response.body());
        return response.with(ServerTiming.of(answer.receipt(), json));
      });
    }
  }

  private HttpResponse search(HttpRequest request, Map<String, String> path) {
    Query query = asked.query(JsonBody.read(request));
    return admission.work(service -> {
      ObjectNode node = Json.object().put("snapshot", service.articles().snapshot());
      ArrayNode passages = node.putArray("passages");
      service.retriever().retrieve(query).forEach(hit -> passages.add(ArticleJson.scored(hit, links)));
      return HttpResponse.json(node);
    });
  }

  private HttpResponse verify(HttpRequest request, Map<String, String> path) {
    List<VerifyRoute.Asked> cited = verifying.read(JsonBody.read(request));
    return admission.work(service -> HttpResponse.json(verifying.answer(cited, service.articles())));
  }

  private HttpResponse list(HttpRequest request, Map<String, String> path) {
    Parameters parameters = Parameters.of(request);
    int limit = parameters.integer("limit", 1, Limits.ARTICLES, 20);
    String after = parameters.key("cursor");
    return admission.work(service -> {
      Articles articles = service.articles();
      List<Article> page = articles.page(after, limit);
      String last = page.isEmpty() ? after : page.getLast().source().key();
      boolean more = page.size() == limit && !articles.page(last, 1).isEmpty();
      ObjectNode node = Json.object().put("snapshot", articles.snapshot()).put("count", articles.count());
      ArrayNode entries = node.putArray("articles");
      page.forEach(article -> entries.add(ArticleJson.entry(article)));
      return HttpResponse.json(node.put("next", more ? last : null));
    });
  }

  private HttpResponse article(HttpRequest request, Map<String, String> path) {
    String key = path.getOrDefault("key", "");
    Parameters parameters = Parameters.of(request);
    int start = parameters.integer("start", 0, Integer.MAX_VALUE, 0);
    int end = parameters.integer("end", start, Integer.MAX_VALUE, Integer.MAX_VALUE);
    return admission.work(service -> {
      Article article = byKey(service, key);
      ObjectNode node = ArticleJson.entry(article);
      int length = node.path("length").intValue();
      int from = Math.min(start, length);
      int to = (int) Math.min(Math.min(end, length), (long) from + Limits.TEXT);
      String text = article.text();
      int first = text.offsetByCodePoints(0, from);
      String part = text.substring(first, text.offsetByCodePoints(first, to - from));
      return HttpResponse.json(node.put("start", from).put("end", to).put("text", part));
    });
  }

  private HttpResponse page(HttpRequest request, Map<String, String> path) {
    ArticlePage.Wish wish = ArticlePage.Wish.of(Parameters.of(request));
    String key = path.getOrDefault("key", "");
    return admission.work(service -> service.articles().withdrawn(key)
        .map(withdrawal -> ArticlePage.of(withdrawal, Pages.root(request)))
        .orElseGet(() -> new ArticlePage(byKey(service, key), wish).answer(Pages.root(request))));
  }

  private static Article byKey(Service service, String key) {
    return service.articles().byKey(key).orElseThrow(() -> new Refusal(Fault.UNKNOWN_ARTICLE,
        "No article has the key " + Fields.quoted(key) + ". GET /v1/articles lists the keys."));
  }
}
