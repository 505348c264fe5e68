package dev.footnote.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One request, whatever server it came through.
 *
 * @param method in upper case
 * @param path raw path, still percent-encoded, starting with {@code /}
 * @param query raw query string without {@code ?}; empty if there is none
 * @param headers values by name; names in lower case
 * @param body raw bytes, already bounded by the server
 * @param caller for whom the gateway vouches, and from the door on whoever was let in
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost more than it guards
public record HttpRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body,
    Caller caller) {
  private static final String ID = "x-request-id";

  public HttpRequest {
    headers = headers.entrySet().stream().collect(Collectors.toUnmodifiableMap(
        e -> e.getKey().toLowerCase(Locale.ROOT), e -> List.copyOf(e.getValue()), (a, b) -> a));
  }

  /** The same under the id that the log has for it; what the caller calls it is dropped. */
  HttpRequest identified(String id) {
    Map<String, List<String>> all = new TreeMap<>(headers);
    all.put(ID, List.of(id));
    return new HttpRequest(method, path, query, all, body, caller);
  }

  /** Its id in the log; empty before it has one. */
  String id() {
    return header(ID).orElse("");
  }

  /** A request of somebody unknown. */
  public HttpRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
    this(method, path, query, headers, body, Caller.UNKNOWN);
  }

  /** The same, from this caller. */
  HttpRequest by(Caller who) {
    return new HttpRequest(method, path, query, headers, body, who);
  }

  /** First value of a header; {@code name} in any case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }
}
