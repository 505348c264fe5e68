package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.retrieve.Articles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The routes that tell of the service itself; they answer with or without an index. */
final class MetaRoutes {
  private static final String WELCOME = """
      Footnote answers questions from a body of articles and proves every sentence.

        POST /v1/ask             {"question": "…"}: an answer, each statement with its verbatim quotes
        POST /v1/search          {"query": "…"}: passages only
        POST /v1/verify          {"citations": […]} of an old answer: what has become of each
        POST /v1/chat/completions  OpenAI's chat API; GET /v1/models, GET /v1/models/{model}
        POST /mcp                Model Context Protocol
        GET  /v1/articles        the articles, page by page: ?limit=20&cursor=…
        GET  /v1/articles/{key}  one article with its text
        GET  /articles/{key}     one article as a page to read; / is a page to ask in
        POST /v1/feedback        {"answer": "a-…", "verdict": "up"}: a thumb on an answer or on a citation
        DELETE /v1/conversations/{id}  forgets a conversation
        GET  /healthz            whether there is an index
        GET  /openapi.json       all of this for machines

      Try it:

        curl -s {origin}/v1/ask -H 'Content-Type: application/json' -d '{"question": "When did the NIS apply?"}'
      """;

  private final Supplier<Optional<Service>> service;

  MetaRoutes(Supplier<Optional<Service>> service) {
    this.service = service;
  }

  List<Route> routes() {
    return List.of(
        Route.open("GET", "/", this::welcome),
        Route.open("GET", "/healthz", this::health),
        Route.open("GET", "/openapi.json", this::openapi));
  }

  /** The chat page for a browser, and for everything else what can be asked. */
  private HttpResponse welcome(HttpRequest request, Map<String, String> path) {
    if (Pages.wanted(request)) {
      return WebFiles.loaded().chat().answer(request, "no-cache").with(Pages.HEADERS)
          .with(Map.of("vary", "accept, accept-encoding"));
    }
    return HttpResponse.text(WELCOME.replace("{origin}", Origin.of(request)));
  }

  /** Always 200: the process is well, and a probe that killed it for want of an index would help nobody. */
  private HttpResponse health(HttpRequest request, Map<String, String> path) {
    ObjectNode node = Json.object();
    Optional<Articles> articles;
    try {
      articles = service.get().map(Service::articles);
    } catch (IndexUnavailableException e) {
      return HttpResponse.json(node.put("status", "index_unavailable"));
    }
    node.put("status", articles.isPresent() ? "ok" : "no_index");
    articles.ifPresent(a -> node.put("snapshot", a.snapshot()).put("articles", a.count()));
    return HttpResponse.json(node);
  }

  private HttpResponse openapi(HttpRequest request, Map<String, String> path) {
    try (InputStream in = MetaRoutes.class.getResourceAsStream("/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing from the class path; build the jar anew");
      }
      return HttpResponse.json(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json could not be read", e);
    }
  }
}
