package dev.footnote.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which web pages of other origins may read what is answered (CORS), and show our pages in a frame. Without an entry
 * none may. Cookies are never asked for, so that a page can do only what the key that it holds can do.
 *
 * @param origins such as {@code https://chat.example}, in lower case; no wildcard
 */
public record Cors(Set<String> origins) {
  /** No page of another origin. */
  public static final Cors NONE = new Cors(Set.of());

  private static final String ORIGIN = "https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:.]+](:[0-9]{1,5})?";

  /** @throws IllegalArgumentException if one is no origin */
  public Cors {
    origins = origins.stream().map(o -> o.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    for (String origin : origins) {
      if (!origin.matches(ORIGIN)) {
        throw new IllegalArgumentException("\"" + origin + "\" is no origin; write scheme, host and port alone, such as"
            + " https://chat.example");
      }
    }
  }

  /** A page of ours that pages of these origins may show in a frame; anything else as it is. */
  HttpResponse framed(HttpResponse response) {
    String policy = response.headers().getOrDefault("content-security-policy", "");
    boolean page = response.headers().getOrDefault("content-type", "").startsWith("text/html");
    return origins.isEmpty() || !page ? response : response.with(Map.of("content-security-policy",
        policy.replace(Pages.UNFRAMED, "frame-ancestors " + String.join(" ", new TreeSet<>(origins)))));
  }

  /** What lets a browser pass the response on; for a preflight also what the real request may be. */
  Map<String, String> headers(HttpRequest request, HttpResponse response) {
    if (origins.isEmpty()) {
      return Map.of();
    }
    Map<String, String> headers = new TreeMap<>();
    String vary = response.headers().getOrDefault("vary", "");
    headers.put("vary", vary.isEmpty() ? "origin" : vary + ", origin");
    List<String> from = request.headers().getOrDefault("origin", List.of());
    if (from.size() != 1 || !origins.contains(from.getFirst().toLowerCase(Locale.ROOT))) {
      return headers;
    }
    headers.put("access-control-allow-origin", from.getFirst());
    if (request.method().equals("OPTIONS") && request.header("access-control-request-method").isPresent()) {
      headers.put("access-control-allow-methods", response.headers().getOrDefault("allow", "GET, POST"));
      headers.put("access-control-allow-headers", "accept, authorization, content-type, idempotency-key, last-event-id,"
          + " mcp-method, mcp-name, mcp-protocol-version, mcp-session-id");
      headers.put("access-control-max-age", "600");
    } else {
      headers.put("access-control-expose-headers", "idempotency-replayed, retry-after, server-timing, x-request-id");
    }
    return headers;
  }
}
