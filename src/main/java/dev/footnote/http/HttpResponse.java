package dev.footnote.http;

import java.util.Map;

/**
 * One response.
 *
 * @param status HTTP status
 * @param headers by name, in lower case
 * @param body raw bytes
 */
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {
  public HttpResponse {
    headers = Map.copyOf(headers);
  }
}
