package dev.footnote.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One response.
 *
 * @param status HTTP status
 * @param headers by name, in lower case; {@code content-length} only where it is not the body's length (HEAD)
 * @param body raw bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost more than it guards
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {
  public HttpResponse {
    headers = Map.copyOf(headers);
  }

  static HttpResponse json(JsonNode node) {
    return json(Json.bytes(node));
  }

  static HttpResponse json(byte[] body) {
    return new HttpResponse(200, Map.of("content-type", "application/json"), body);
  }

  static HttpResponse text(String body) {
    return new HttpResponse(200, Map.of("content-type", "text/plain; charset=utf-8"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with more headers, which win over those here. */
  HttpResponse with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(headers);
    all.putAll(more);
    return new HttpResponse(status, all, body);
  }

  /** What HEAD gets: all but the body. */
  HttpResponse withoutBody() {
    Map<String, String> length = Map.of("content-length", Integer.toString(body.length));
    return new HttpResponse(status, with(length).headers(), new byte[0]);
  }
}
