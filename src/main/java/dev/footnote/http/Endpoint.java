package dev.footnote.http;

import java.util.function.Function;

/**
 * A route that another package serves on this surface. Its callers prove themselves in their own way.
 *
 * @param method in upper case
 * @param path fixed, as OpenAPI writes it
 * @param handler answers; may throw {@link Refusal}
 */
public record Endpoint(String method, String path, Function<HttpRequest, HttpResponse> handler) {
  Route route() {
    return Route.open(method, path, (request, _) -> handler.apply(request));
  }
}
