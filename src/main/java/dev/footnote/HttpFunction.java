package dev.footnote;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Fault;
import dev.footnote.http.HttpApi;
import dev.footnote.http.HttpRequest;
import dev.footnote.http.HttpResponse;
import dev.footnote.http.StreamedBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;

/**
 * The Lambda function behind a Function URL or an HTTP API: translates events of payload format 2.0 into requests, and
 * responses back. The gateway has authenticated the caller. Cookies are ignored.
 */
public final class HttpFunction implements RequestStreamHandler {
  private static final JsonMapper JSON = new JsonMapper();

  /** Lambda takes 6 MB; the rest is for what it adds. */
  private static final int LARGEST_RESPONSE = 6 * 1024 * 1024 - 64 * 1024;

  private final HttpApi api;

  /** Held here, since the context of checkpoints holds it weakly. */
  @SuppressWarnings("UnusedVariable")
  private final Optional<SnapStart> snapStart;

  /** Called by Lambda. Never fails: what is wrong is logged, and requests are answered by 503 until it is right. */
  public HttpFunction() {
    Logging.configure(Level.INFO);
    ServedIndex index = ServedIndex.of(System.getenv());
    this.api = new HttpApi(index, Clock.systemUTC(), isGenerative(System.getenv()));
    this.snapStart = Optional.of(SnapStart.register(index));
  }

  /** Wrong settings are told by the index, which cannot be served then. */
  private static boolean isGenerative(Map<String, String> environment) {
    try {
      return Config.of(environment).model().isPresent();
    } catch (Config.Invalid e) {
      return false;
    }
  }

  HttpFunction(HttpApi api) {
    this.api = api;
    this.snapStart = Optional.empty();
  }

  /** @throws IllegalArgumentException for an event that no HTTP gateway sent, so that its sender sees a failure */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
    byte[] response = write(answer(input.readAllBytes()));
    if (response.length > LARGEST_RESPONSE) {
      response = write(api.refuse(Fault.BODY_TOO_LARGE, "The response would have " + response.length + " bytes; "
          + LARGEST_RESPONSE + " can be sent. Ask for less: a smaller limit, or a part by start and end."));
    }
    output.write(response);
  }

  private HttpResponse answer(byte[] bytes) throws IOException {
    JsonNode event;
    try {
      event = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      return api.refuse(Fault.BAD_EVENT, "The event is not JSON; send one of payload format 2.0.");
    }
    JsonNode http = event.path("requestContext").path("http");
    if (!http.path("method").isTextual() || !path(event).startsWith("/")) {
      return notHttp(event);
    }
    byte[] body;
    try {
      body = body(event);
    } catch (IllegalArgumentException e) {
      return api.refuse(Fault.BAD_EVENT, "isBase64Encoded is true, but the body of the event is not base64.");
    }
    return api.handle(new HttpRequest(http.path("method").textValue(), path(event),
        event.path("rawQueryString").asText(""), headers(event.path("headers")), body));
  }

  /** A gateway of another format gets a response that it can pass on; anything else must not look as if it worked. */
  private HttpResponse notHttp(JsonNode event) {
    if (event.has("requestContext") || event.has("httpMethod")) {
      return api.refuse(Fault.BAD_EVENT, "The event is not of payload format 2.0: it lacks requestContext.http.method "
          + "or rawPath. Set the integration's payload format version to 2.0.");
    }
    StringBuilder fields = new StringBuilder();
    event.fieldNames().forEachRemaining(name -> fields.append(fields.isEmpty() ? "" : ", ").append(name));
    throw new IllegalArgumentException("not an HTTP event: this function answers a Function URL or an HTTP API with"
        + " payload format 2.0; the event has the fields [" + fields.substring(0, Math.min(fields.length(), 200))
        + "]. Point the trigger at another function.");
  }

  /** The path as the caller wrote it; an HTTP API puts the name of its stage before it. */
  private static String path(JsonNode event) {
    JsonNode http = event.path("requestContext").path("http");
    String path = event.path("rawPath").asText(http.path("path").asText(""));
    String stage = "/" + event.path("requestContext").path("stage").asText("$default");
    if (path.equals(stage)) {
      return "/";
    }
    return path.startsWith(stage + "/") ? path.substring(stage.length()) : path;
  }

  private static byte[] body(JsonNode event) {
    String body = event.path("body").asText("");
    return event.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /** The gateway joins several values of one name by commas already. */
  private static Map<String, List<String>> headers(JsonNode given) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    given.properties().forEach(e -> headers.put(e.getKey(), List.of(e.getValue().asText(""))));
    return headers;
  }

  /** A stream is gathered: what this runtime gives goes out at the end. */
  private static byte[] whole(HttpResponse response) throws IOException {
    if (response.stream().isEmpty()) {
      return response.body();
    }
    try (StreamedBody stream = response.stream().get()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      stream.writeTo(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] write(HttpResponse response) throws IOException {
    ObjectNode node = JSON.createObjectNode().put("statusCode", response.status());
    ObjectNode headers = node.putObject("headers");
    new TreeMap<>(response.headers()).forEach(headers::put);
    byte[] body = whole(response);
    boolean text = isText(response.headers());
    node.put("body", text ? new String(body, StandardCharsets.UTF_8)
        : Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", !text);
    return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
  }

  /** Fonts and what is compressed would not survive as a JSON string. */
  private static boolean isText(Map<String, String> headers) {
    String type = headers.getOrDefault("content-type", "text/plain");
    return !headers.containsKey("content-encoding")
        && (type.startsWith("text/") || type.startsWith("application/") || type.equals("image/svg+xml"));
  }
}
