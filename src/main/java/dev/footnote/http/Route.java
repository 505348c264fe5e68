package dev.footnote.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the route table.
 *
 * @param method in upper case
 * @param pattern path as OpenAPI writes it; a segment {@code {name}} stands for any one segment
 * @param handler what answers
 * @param guarded whether the caller must be known; false only where nothing is told that is not public, or the handler has
 *     a proof of its own
 * @param ownOrigin whether pages of other origins are kept out also where Host says nothing that could be checked
 * @param errors how its failures are told
 */
record Route(String method, String pattern, Handler handler, boolean guarded, boolean ownOrigin, ErrorShape errors) {
  /** A route for callers that are known, whose failures are problems. */
  Route(String method, String pattern, Handler handler) {
    this(method, pattern, handler, ErrorShape.PROBLEM);
  }

  /** A route for callers that are known. */
  Route(String method, String pattern, Handler handler, ErrorShape errors) {
    this(method, pattern, handler, true, false, errors);
  }

  /** A route for everybody. */
  static Route open(String method, String pattern, Handler handler) {
    return new Route(method, pattern, handler, false, false, ErrorShape.PROBLEM);
  }

  /** Answers one request; {@code path} holds the decoded segments by name. */
  interface Handler {
    HttpResponse handle(HttpRequest request, Map<String, String> path);
  }

  /**
   * The named segments of a raw path.
   *
   * @return empty if the path is not of this pattern
   */
  Optional<Map<String, String>> match(String path) {
    String[] wanted = pattern.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      String segment = UriText.decode(given[i]);
      if (wanted[i].startsWith("{")) {
        named.put(wanted[i].substring(1, wanted[i].length() - 1), segment);
      } else if (!wanted[i].equals(segment)) {
        return Optional.empty();
      }
    }
    return Optional.of(named);
  }
}
