package dev.footnote.http;

import java.util.Map;

/**
 * One response.
 *
 * @param status HTTP status
 * @param headers by name, in lower case
 * @param body raw bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost more than it guards
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {
  public HttpResponse {
    headers = Map.copyOf(headers);
  }
}
