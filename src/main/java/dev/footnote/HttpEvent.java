package dev.footnote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.footnote.http.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event that Lambda was given, read as a request of payload format 2.0. Cookies are ignored.
 *
 * @param node the event; the missing node if it is no JSON
 * @param isJson whether it is JSON, or nothing at all
 */
record HttpEvent(JsonNode node, boolean isJson) {
  private static final JsonMapper JSON = new JsonMapper();

  /** An event that a gateway sent, but that is no request which we can read; the message is for its caller. */
  static final class Unreadable extends Exception {
    Unreadable(String message) {
      super(message, null, false, false);
    }
  }

  static HttpEvent read(byte[] bytes) throws IOException {
    try {
      return new HttpEvent(JSON.readTree(bytes), true);
    } catch (JsonProcessingException e) {
      return new HttpEvent(MissingNode.getInstance(), false);
    }
  }

  /** Whether it came through a Function URL, not through an HTTP API. */
  boolean isOfFunctionUrl() {
    return node.path("requestContext").path("domainName").asText("").contains(".lambda-url.");
  }

  /**
   * The request.
   *
   * @throws Unreadable for an event of another payload format, or a broken one
   * @throws IllegalArgumentException for an event that no HTTP gateway sent, so that its sender sees a failure
   */
  HttpRequest request() throws Unreadable {
    if (!isJson) {
      throw new Unreadable("The event is not JSON; send one of payload format 2.0.");
    }
    JsonNode http = node.path("requestContext").path("http");
    if (!http.path("method").isTextual() || !path().startsWith("/")) {
      throw notHttp();
    }
    byte[] body;
    try {
      body = body();
    } catch (IllegalArgumentException e) {
      throw new Unreadable("isBase64Encoded is true, but the body of the event is not base64.");
    }
    return new HttpRequest(http.path("method").textValue(), path(), node.path("rawQueryString").asText(""), headers(),
        body, GatewayCaller.of(node));
  }

  /** A gateway of another format gets a response that it can pass on; anything else must not look as if it worked. */
  private Unreadable notHttp() {
    if (node.has("requestContext") || node.has("httpMethod")) {
      return new Unreadable("The event is not of payload format 2.0: it lacks requestContext.http.method "
          + "or rawPath. Set the integration's payload format version to 2.0.");
    }
    StringBuilder fields = new StringBuilder();
    node.fieldNames().forEachRemaining(name -> fields.append(fields.isEmpty() ? "" : ", ").append(name));
    throw new IllegalArgumentException("not an HTTP event: this function answers a Function URL or an HTTP API with"
        + " payload format 2.0; the event has the fields [" + fields.substring(0, Math.min(fields.length(), 200))
        + "]. Point the trigger at another function.");
  }

  /** The path as the caller wrote it; an HTTP API puts the name of its stage before it. */
  private String path() {
    JsonNode http = node.path("requestContext").path("http");
    String path = node.path("rawPath").asText(http.path("path").asText(""));
    String stage = "/" + node.path("requestContext").path("stage").asText("$default");
    if (path.equals(stage)) {
      return "/";
    }
    return path.startsWith(stage + "/") ? path.substring(stage.length()) : path;
  }

  private byte[] body() {
    String body = node.path("body").asText("");
    return node.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /** The gateway joins several values of one name by commas already. */
  private Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    node.path("headers").properties().forEach(e -> headers.put(e.getKey(), List.of(e.getValue().asText(""))));
    return headers;
  }
}
