package dev.footnote.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One JSON-RPC message of a client.
 *
 * @param node an object that says {@code jsonrpc} 2.0
 */
record McpMessage(JsonNode node) {
  /** @throws Refusal {@code bad_json}, or {@code bad_message} for JSON that is no message */
  static McpMessage read(HttpRequest request) {
    JsonNode node = JsonBody.node(request);
    JsonNode id = node.path("id");
    boolean named = id.isMissingNode() || id.isTextual() || id.isIntegralNumber();
    boolean answers = node.has("result") || node.has("error");
    if (!node.isObject() || !node.path("jsonrpc").asText("").equals("2.0") || !named
        || !(node.path("method").isTextual() || answers)) {
      throw new Refusal(Fault.BAD_MESSAGE, "The body is no JSON-RPC 2.0 message: send one object with \"jsonrpc\": \"2.0\","
          + " a method, and an id that is a string or a whole number; no list of several.");
    }
    return new McpMessage(node);
  }

  /** Whether it wants an answer. Notifications, and answers to what we never asked, do not. */
  boolean isRequest() {
    return node.path("method").isTextual() && node.has("id");
  }

  String method() {
    return node.path("method").asText("");
  }

  JsonNode params() {
    return node.path("params");
  }

  /** What this revision of the protocol, and later ones, send with each request; the missing node before. */
  JsonNode meta(String name) {
    return params().path("_meta").path("io.modelcontextprotocol/" + name);
  }

  /** The id for the SDK. */
  Object id() {
    JsonNode id = node.path("id");
    return id.isTextual() ? id.textValue() : id.numberValue();
  }

  /** An error as the answer to this message. */
  ObjectNode error(int code, String message) {
    ObjectNode answer = Json.object().put("jsonrpc", "2.0");
    answer.set("id", node.path("id"));
    answer.putObject("error").put("code", code).put("message", message);
    return answer;
  }

  /** A result as the answer to this message. */
  ObjectNode result(ObjectNode result) {
    ObjectNode answer = Json.object().put("jsonrpc", "2.0");
    answer.set("id", node.path("id"));
    answer.set("result", result);
    return answer;
  }
}
