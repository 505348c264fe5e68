package dev.footnote.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One response.
 *
 * @param status HTTP status
 * @param headers by name, in lower case; {@code content-length} only where it is not the body's length (HEAD)
 * @param body raw bytes; none where there is a stream
 * @param stream what is sent in place of {@code body}, while it comes to be; whoever drops the response must close it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost more than it guards
public record HttpResponse(int status, Map<String, String> headers, byte[] body, Optional<StreamedBody> stream) {
  public HttpResponse {
    headers = Map.copyOf(headers);
  }

  /** A response whose body is known. */
  public HttpResponse(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, Optional.empty());
  }

  /** Server-sent events, status 200. Proxies are told not to gather them. */
  static HttpResponse events(StreamedBody stream) {
    return new HttpResponse(200, Map.of("content-type", "text/event-stream", "x-accel-buffering", "no"), new byte[0],
        Optional.of(stream));
  }

  static HttpResponse json(JsonNode node) {
    return json(Json.bytes(node));
  }

  static HttpResponse json(int status, JsonNode node) {
    return new HttpResponse(status, Map.of("content-type", "application/json"), Json.bytes(node));
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
    return new HttpResponse(status, all, body, stream);
  }

  /** The same with another stream in place of its own. */
  HttpResponse streaming(StreamedBody other) {
    return new HttpResponse(status, headers, body, Optional.of(other));
  }

  /** The same with more headers where it has none of that name. */
  HttpResponse orElse(Map<String, String> defaults) {
    Map<String, String> all = new TreeMap<>(defaults);
    all.putAll(headers);
    return new HttpResponse(status, all, body, stream);
  }

  /** What HEAD gets: all but the body. */
  HttpResponse withoutBody() {
    stream.ifPresent(StreamedBody::close);
    Map<String, String> length = Map.of("content-length", Integer.toString(body.length));
    return new HttpResponse(status, with(length).headers(), new byte[0]);
  }
}
