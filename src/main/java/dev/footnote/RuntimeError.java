package dev.footnote;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What Lambda is told of something that was thrown; goes to its log and to who invoked it, not to callers over HTTP. */
final class RuntimeError {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int FRAMES = 40;

  private RuntimeError() {}

  static byte[] json(Throwable thrown) {
    ObjectNode node = JSON.createObjectNode().put("errorMessage", String.valueOf(thrown.getMessage()))
        .put("errorType", thrown.getClass().getName());
    ArrayNode frames = node.putArray("stackTrace");
    Arrays.stream(thrown.getStackTrace()).limit(FRAMES).forEach(frame -> frames.add(frame.toString()));
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }
}
