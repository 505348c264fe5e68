package dev.footnote.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads a request body that must be one JSON object: type, size, encoding and syntax, in this order. */
final class JsonBody {
  private JsonBody() {}

  static Fields read(HttpRequest request) {
    JsonNode node = node(request);
    if (!node.isObject()) {
      throw new Refusal(Fault.BAD_JSON, "The body is " + Fields.describe(node)
          + "; it must be a JSON object, such as {\"question\": \"…\"}.");
    }
    return new Fields(node, "");
  }

  /** Any JSON. */
  static JsonNode node(HttpRequest request) {
    requireJson(request);
    requireSmall(request);
    return parse(decode(request.body()));
  }

  private static void requireJson(HttpRequest request) {
    String given = request.header("content-type").orElse("");
    String[] parts = given.toLowerCase(Locale.ROOT).split(";");
    boolean json = parts.length > 0 && parts[0].strip().equals("application/json");
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace("\"", "").replace(" ", "");
      json &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
    }
    if (!json) {
      throw new Refusal(Fault.UNSUPPORTED_MEDIA_TYPE, "Content-Type is \"" + Fields.shorten(given)
          + "\"; it must be application/json, in UTF-8.");
    }
    String coding = request.header("content-encoding").orElse("identity");
    if (!coding.equalsIgnoreCase("identity")) {
      throw new Refusal(Fault.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is \"" + Fields.shorten(coding)
          + "\"; send the body uncompressed.");
    }
  }

  private static void requireSmall(HttpRequest request) {
    if (request.body().length > Limits.BODY_BYTES || declared(request) > Limits.BODY_BYTES) {
      throw new Refusal(Fault.BODY_TOO_LARGE,
          "The body is above " + Limits.BODY_BYTES + " bytes; a question needs far less. Send a smaller one.");
    }
  }

  private static long declared(HttpRequest request) {
    String length = request.header("content-length").orElse("");
    return length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  private static String decode(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text; // RFC 8259 lets a reader skip the mark
    } catch (CharacterCodingException e) {
      throw new Refusal(Fault.BAD_ENCODING, "The body is not valid UTF-8. Encode it as UTF-8.");
    }
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode node = Json.read(text);
      if (node.isMissingNode()) {
        throw new Refusal(Fault.BAD_JSON,
            "The body is empty; it must be a JSON object, such as {\"question\": \"…\"}.");
      }
      return node;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      throw new Refusal(Fault.BAD_JSON, "The body is not JSON that is accepted here" + where + ": one object, at most "
          + Json.DEPTH + " levels deep, each field once, nothing after it.");
    }
  }
}
