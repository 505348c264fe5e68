package dev.footnote.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.http.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the JSON that Slack sends: strict and bounded. */
final class SlackJson {
  /** Slack's blocks nest lists in quotes in sections in attachments; this is twice what is seen. */
  private static final int DEPTH = 64;

  private static final JsonMapper MAPPER = Json.strict(DEPTH);

  private SlackJson() {}

  /** @throws IllegalArgumentException if {@code text} is not one JSON object within bounds */
  static JsonNode read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (!node.isObject()) {
        throw new IllegalArgumentException("not a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not one JSON object of at most " + DEPTH + " levels", e);
    }
  }

  /** @throws IllegalArgumentException if {@code bytes} are not UTF-8 */
  static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }
}
