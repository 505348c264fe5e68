package dev.footnote.http;

import java.util.Map;
import java.util.TreeMap;

/** A problem as a page, for whoever follows a link into nowhere with a browser. */
final class ProblemPage {
  /** Id of what says that a key is wanted; the page's script tries the one that the browser keeps. */
  private static final String LOCKED = "locked";

  private ProblemPage() {}

  /** @param id of the request */
  static HttpResponse of(Failure failure, HttpRequest request, String id) {
    Fault fault = failure.fault();
    String root = Pages.root(request);
    Map<String, String> headers = new TreeMap<>(failure.headers());
    headers.putAll(Pages.HEADERS);
    return Pages.begin(root, fault.title())
        .leaf("h1", heading(fault), "class", "headline")
        .leaf("p", failure.detail(), "id", fault == Fault.UNAUTHORIZED ? LOCKED : "")
        .open("p").leaf("a", "Ask a question", "href", root).close()
        .leaf("p", "Request " + id, "class", "colophon")
        .answer(fault.status(), headers);
  }

  private static String heading(Fault fault) {
    return switch (fault) {
      case UNKNOWN_ARTICLE -> "This article is not here";
      case UNKNOWN_ROUTE -> "There is nothing here";
      case NO_INDEX, INDEX_UNAVAILABLE -> "There are no articles to read yet";
      case OVERLOADED -> "Too many are asking at once";
      default -> fault.title();
    };
  }
}
