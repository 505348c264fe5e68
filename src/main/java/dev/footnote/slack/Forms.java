package dev.footnote.slack;

import java.nio.charset.StandardCharsets;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads bodies of type {@code application/x-www-form-urlencoded}. */
final class Forms {
  private static final int MOST = 100;

  private Forms() {}

  /** @throws IllegalArgumentException if it is malformed, repeats a name or has more than {@value #MOST} fields */
  static Map<String, String> read(byte[] body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : SlackJson.decode(body).split("&", MOST + 1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        if (fields.put(name, value) != null || fields.size() > MOST) {
          throw new IllegalArgumentException("a form field twice, or too many of them");
        }
      }
    }
    return fields;
  }
}
