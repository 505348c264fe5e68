package dev.footnote.http;

import java.util.List;
import java.util.Map;

/** The files of the pages. */
final class WebRoutes {
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  List<Route> routes() {
    return List.of(Route.open("GET", "/web/{version}/{file}", this::file));
  }

  /**
   * A page that another version made gets this version's file, since nothing else is here, but may not keep it: while a
   * new version is brought out both answer.
   */
  private HttpResponse file(HttpRequest request, Map<String, String> path) {
    WebFiles files = WebFiles.loaded();
    WebFile file = files.file(path.getOrDefault("file", "")).orElseThrow(() -> new Refusal(Fault.UNKNOWN_ROUTE,
        "There is no such file: " + Fields.quoted(request.path()) + ". GET / is the page to begin with."));
    boolean current = files.version().equals(path.get("version"));
    return file.answer(request, current ? FOR_GOOD : "no-store");
  }
}
