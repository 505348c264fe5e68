package dev.footnote;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.HttpResponse;
import dev.footnote.http.StreamedBody;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Lambda's runtime in place of AWS's own, which gives an answer out only at its end: asks the Runtime API for one event
 * after the other and sends answers as they come to be. The file {@code stream} of our package starts it, named by
 * {@code AWS_LAMBDA_EXEC_WRAPPER}.
 *
 * <p>Requests of a Function URL, whose invoke mode must be {@code RESPONSE_STREAM}, are streamed: a prelude of JSON with
 * status and headers, eight zero bytes, then the body. What comes through an HTTP API is answered whole, as
 * {@link HttpFunction} does. With SnapStart, our own hooks run around the image; it holds no connection.
 */
public final class StreamingRuntime {
  private static final Logger LOG = System.getLogger("dev.footnote");
  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] PRELUDE_END = new byte[8];

  private final RuntimeClient client;
  private final HttpFunction function;

  StreamingRuntime(RuntimeClient client, HttpFunction function) {
    this.client = client;
    this.function = function;
  }

  /** Runs until Lambda ends the process. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> environment = System.getenv();
    RuntimeClient client = new RuntimeClient(Objects.requireNonNull(environment.get("AWS_LAMBDA_RUNTIME_API"),
        "AWS_LAMBDA_RUNTIME_API is not set: this is for Lambda; scripts/serve serves on this machine"));
    try {
      StreamingRuntime runtime = new StreamingRuntime(client, new HttpFunction());
      if ("snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
        runtime.freezeAndWake();
      }
      runtime.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "the function could not be started", e);
      client.initError(e);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "the Runtime API is gone", e);
    }
    System.exit(1); // threads of libraries would keep a process alive that nobody asks any more
  }

  /** Readies the image, lets it be taken, and wakes up in a copy of it. */
  void freezeAndWake() throws IOException {
    function.beforeImage();
    client.restoreNext();
    try {
      function.afterImage();
    } catch (RuntimeException e) {
      client.restoreError(e);
      throw e;
    }
  }

  /** @throws IOException once the Runtime API is gone */
  void run() throws IOException {
    while (true) {
      serve(client.next());
    }
  }

  private void serve(RuntimeClient.Invocation invocation) throws IOException {
    System.setProperty("com.amazonaws.xray.traceHeader", invocation.trace());
    try {
      HttpEvent event = HttpEvent.read(invocation.event());
      HttpResponse response = function.answer(event);
      if (event.isOfFunctionUrl()) {
        stream(invocation.id(), response);
      } else {
        client.respond(invocation.id(), function.gathered(response));
      }
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.ERROR, "an event got no answer", e);
      client.error(invocation.id(), e);
    }
  }

  /** An answer that Lambda stops taking is no reason to end. */
  private void stream(String id, HttpResponse response) {
    try (RuntimeClient.Streaming out = client.stream(id)) {
      try {
        out.write(prelude(response));
        out.write(PRELUDE_END);
        body(response, out);
      } catch (RuntimeException | StackOverflowError e) {
        LOG.log(Level.ERROR, "an answer broke off", e);
        out.fail(e);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "an answer could not be sent to its end: {0}", e.getMessage());
    } finally {
      response.stream().ifPresent(StreamedBody::close); // also where nothing of it was sent
    }
  }

  private static void body(HttpResponse response, OutputStream out) throws IOException {
    if (response.stream().isEmpty()) {
      out.write(response.body());
      return;
    }
    out.flush(); // the caller has status and headers before the first piece
    response.stream().get().writeTo(out);
  }

  private static byte[] prelude(HttpResponse response) throws IOException {
    ObjectNode node = JSON.createObjectNode().put("statusCode", response.status());
    ObjectNode headers = node.putObject("headers");
    new TreeMap<>(response.headers()).forEach(headers::put);
    node.putArray("cookies");
    return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
  }
}
