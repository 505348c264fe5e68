package dev.footnote.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Short ways to write requests and read responses. */
public final class Requests {
  private static final JsonMapper JSON = new JsonMapper();

  private Requests() {}

  static HttpRequest get(String path) {
    return request("GET", path);
  }

  static HttpRequest request(String method, String path) {
    int mark = path.indexOf('?');
    return new HttpRequest(method, mark < 0 ? path : path.substring(0, mark), mark < 0 ? "" : path.substring(mark + 1),
        Map.of(), new byte[0]);
  }

  static HttpRequest post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", List.of("application/json")));
  }

  static HttpRequest post(String path, byte[] body, Map<String, List<String>> headers) {
    return new HttpRequest("POST", path, "", headers, body);
  }

  public static String text(HttpResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static JsonNode json(HttpResponse response) {
    return json(text(response));
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /** Status and code of a problem, such as {@code 400 bad_json}; of anything else the status alone. */
  static String outcome(HttpResponse response) {
    boolean problem = "application/problem+json".equals(response.headers().get("content-type"));
    return problem ? response.status() + " " + json(response).path("code").asText() : "" + response.status();
  }
}
