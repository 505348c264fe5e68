package dev.footnote.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A problem as a page, for whoever follows a link into nowhere with a browser. */
final class ProblemPage {
  /** Id of what says that a key is wanted; the page's script tries the one that the browser keeps. */
  private static final String LOCKED = "locked";

  private ProblemPage() {}

  /** The same response with the same status, as a page; unchanged if it is no problem. */
  static HttpResponse inPlaceOf(HttpResponse response, HttpRequest request) {
    if (!"application/problem+json".equals(response.headers().get("content-type"))) {
      return response;
    }
    JsonNode problem;
    try {
      problem = Json.read(new String(response.body(), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem of our own is not JSON", e);
    }
    String root = Pages.root(request);
    Map<String, String> headers = new TreeMap<>(response.headers());
    headers.putAll(Pages.HEADERS);
    return Pages.begin(root, problem.path("title").asText())
        .leaf("h1", heading(problem.path("code").asText(), problem.path("title").asText()), "class", "headline")
        .leaf("p", problem.path("detail").asText(), "id", response.status() == 401 ? LOCKED : "")
        .open("p").leaf("a", "Ask a question", "href", root).close()
        .leaf("p", "Request " + problem.path("request_id").asText(), "class", "colophon")
        .answer(response.status(), headers);
  }

  private static String heading(String code, String title) {
    return switch (code) {
      case "unknown_article" -> "This article is not here";
      case "unknown_route" -> "There is nothing here";
      case "no_index", "index_unavailable" -> "There are no articles to read yet";
      case "overloaded" -> "Too many are asking at once";
      default -> title;
    };
  }
}
