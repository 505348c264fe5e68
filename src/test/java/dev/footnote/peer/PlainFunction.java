package dev.footnote.peer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The plain pipeline as a Lambda function behind a URL; the variable {@code PEER_STORE} names its store. */
public final class PlainFunction implements RequestStreamHandler {
  private static final JsonMapper JSON = new JsonMapper();

  private final PlainPipeline pipeline =
      PlainPipeline.of(Path.of(Objects.requireNonNull(System.getenv("PEER_STORE"), "PEER_STORE is not set")));

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
    byte[] body = JSON.readTree(input).path("body").asText().getBytes(StandardCharsets.UTF_8);
    output.write(JSON.writeValueAsBytes(JSON.createObjectNode().put("statusCode", 200)
        .put("body", new String(pipeline.answer(body), StandardCharsets.UTF_8))));
  }
}
