package dev.footnote;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Access;
import dev.footnote.http.ApiKeys;
import dev.footnote.http.Cors;
import dev.footnote.http.Fault;
import dev.footnote.http.HttpApi;
import dev.footnote.http.HttpResponse;
import dev.footnote.http.StreamedBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;

/**
 * The Lambda function behind a Function URL or an HTTP API: translates events of payload format 2.0 into requests, and
 * responses back. The gateway has authenticated the caller, or an API key does. On AWS's own runtime an answer goes out at its end; {@link
 * StreamingRuntime} streams it.
 */
public final class HttpFunction implements RequestStreamHandler {
  private static final JsonMapper JSON = new JsonMapper();

  /** Lambda takes 6 MB; the rest is for what it adds. */
  private static final int LARGEST_RESPONSE = 6 * 1024 * 1024 - 64 * 1024;

  private final HttpApi api;
  private final Access access;

  /** Held here, since the context of checkpoints holds it weakly. */
  private final Optional<SnapStart> snapStart;

  /** Called by Lambda. Never fails: what is wrong is logged, and requests are answered by 503 until it is right. */
  public HttpFunction() {
    Logging.configure(Level.INFO);
    Optional<Config> config = config(System.getenv());
    Callers callers = config.map(Callers::of).orElseGet(Callers::open);
    ServedIndex index = ServedIndex.of(System.getenv(), callers);
    HttpApi own = new HttpApi(index, Clock.systemUTC(), config.flatMap(Config::model).isPresent(), callers.stores(),
        callers.settings().rules());
    this.api = own.with(config.map(c -> SlackFunction.endpoints(c, callers)).orElse(List.of()));
    this.access = Access.gateway(callers.settings().keys(), callers.settings().cors());
    this.snapStart = Optional.of(SnapStart.register(index, callers));
  }

  /** Wrong settings are told by the index, which cannot be served then. */
  private static Optional<Config> config(Map<String, String> environment) {
    try {
      return Optional.of(Config.of(environment));
    } catch (Config.Invalid e) {
      return Optional.empty();
    }
  }

  /** Answers whoever the gateway vouches for. */
  HttpFunction(HttpApi api) {
    this(api, Access.gateway(ApiKeys.none(), Cors.NONE), Optional.empty());
  }

  HttpFunction(HttpApi api, Access access, Optional<SnapStart> snapStart) {
    this.api = api;
    this.access = access;
    this.snapStart = snapStart;
  }

  /** @throws IllegalArgumentException for an event that no HTTP gateway sent, so that its sender sees a failure */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
    output.write(gathered(answer(HttpEvent.read(input.readAllBytes()))));
  }

  /** @throws IllegalArgumentException for an event that no HTTP gateway sent */
  HttpResponse answer(HttpEvent event) {
    try {
      return api.handle(event.request(), access);
    } catch (HttpEvent.Unreadable e) {
      return api.refuse(Fault.BAD_EVENT, String.valueOf(e.getMessage()));
    }
  }

  /** The response as one event of payload format 2.0. */
  byte[] gathered(HttpResponse response) throws IOException {
    byte[] whole = write(response);
    return whole.length <= LARGEST_RESPONSE ? whole
        : write(api.refuse(Fault.BODY_TOO_LARGE, "The response would have " + whole.length + " bytes; "
            + LARGEST_RESPONSE + " can be sent. Ask for less: a smaller limit, or a part by start and end."));
  }

  /** Before SnapStart takes its image of the process; for a runtime of our own, since AWS's calls the hooks itself. */
  void beforeImage() {
    snapStart.ifPresent(SnapStart::freeze);
  }

  /** In a copy of the image. */
  void afterImage() {
    snapStart.ifPresent(SnapStart::wake);
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
