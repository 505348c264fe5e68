package dev.footnote.fake;

import static dev.footnote.fake.FakeModelServer.JSON;
import static dev.footnote.fake.FakeModelServer.utf8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.footnote.fake.FakeModelServer.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Writes one reply of a fake model, right or wrong. */
final class Replies {
  private static final int HUGE_BYTES = 50_000_000;

  private final HttpExchange exchange;
  private final Wire wire;
  private final boolean stream;
  private final Optional<CountDownLatch> hold;
  private final LongConsumer taken;

  /**
   * @param taken told the bytes of an endless reply so far
   * @param hold what a streamed reply waits for after its first statement
   */
  Replies(HttpExchange exchange, Wire wire, boolean stream, LongConsumer taken, Optional<CountDownLatch> hold) {
    this.hold = hold;
    this.exchange = exchange;
    this.wire = wire;
    this.stream = stream;
    this.taken = taken;
  }

  void reply(Fault fault, String text) throws IOException, InterruptedException {
    switch (fault) {
      case THROTTLED -> error(429, "ThrottlingException", "Too many requests", "");
      case THROTTLED_FOR_TWO_SECONDS -> error(429, "ThrottlingException", "Too many requests", "2");
      case ERROR_500 -> error(500, "InternalServerException", "boom", "");
      case ERROR_503 -> error(503, "ServiceUnavailableException", "down", "");
      case MODEL_TIMEOUT -> error(408, "ModelTimeoutException", "took too long", "");
      case DENIED -> error(403, "AccessDeniedException", "no", "");
      case TOO_LONG -> error(400, "ValidationException", "Input is too long for requested model.", "");
      case HTML -> send("text/html", utf8("<html><body>Sign in to the hotel's network</body></html>"), 0);
      case GARBAGE -> send("application/json", new byte[] {(byte) 0xFF, 0, 1, '{', '"'}, 0);
      case SILENCE -> {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        Thread.sleep(60_000);
      }
      case SLOW -> {
        Thread.sleep(1_000);
        good(text, "stop");
      }
      case TRUNCATED -> {
        byte[] whole = stream ? frames(text, "stop", Fault.NONE) : utf8(plain(text, "stop"));
        send("application/json", Arrays.copyOf(whole, whole.length / 2), whole.length);
      }
      case HUGE -> huge();
      case GUARDRAIL -> good(stream ? text : "", "guardrail");
      case NONE -> {
        if (stream && hold.isPresent()) {
          held(text, hold.get());
        } else {
          good(text, "stop");
        }
      }
      case CUT_MID_FRAME, CUT_MID_MARKER, CUT_MID_CHARACTER, DUPLICATE_CHUNK, MID_STREAM_EXCEPTION -> {
        byte[] whole = stream ? frames(text, "stop", fault) : utf8(plain(text, "stop"));
        boolean cut = !stream && fault != Fault.DUPLICATE_CHUNK;
        send(type(), cut ? Arrays.copyOf(whole, whole.length * 2 / 3) : whole, fault == Fault.DUPLICATE_CHUNK ? 0
            : whole.length + 100);
      }
    }
  }

  private String type() {
    return !stream ? "application/json" : wire == Wire.BEDROCK ? "application/vnd.amazon.eventstream"
        : "text/event-stream";
  }

  private void good(String text, String reason) throws IOException {
    send(type(), stream ? frames(text, reason, Fault.NONE) : utf8(plain(text, reason)), 0);
  }

  /** The first statement, of lines or of JSON, then the rest once it may go on. */
  private void held(String text, CountDownLatch hold) throws IOException, InterruptedException {
    int cut = Math.max(text.indexOf("},") + 2, text.indexOf('\n') + 1);
    exchange.getResponseHeaders().set("Content-Type", type());
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write(first());
    out.write(pieces(text.substring(0, Math.max(cut, 1))));
    out.flush();
    hold.await();
    out.write(pieces(text.substring(Math.max(cut, 1))));
    out.write(last("stop"));
    out.flush();
  }

  /** @param claimed length in the header; 0 for the true one */
  private void send(String type, byte[] body, int claimed) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, claimed == 0 ? body.length : claimed);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
  }

  private void error(int status, String name, String message, String retryAfter) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("x-amzn-errortype", name);
    if (!retryAfter.isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    ObjectNode node = JSON.createObjectNode().put("message", message).put("type", "error");
    node.putObject("error").put("type", name).put("message", message).put("code", name);
    byte[] body = utf8(node.toString());
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Words without end, or nearly. */
  private void huge() throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type());
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    byte[] piece = stream ? pieces("word ".repeat(2_000)) : utf8("word ".repeat(2_000));
    if (!stream) {
      String head = plain("@", "stop");
      out.write(utf8(head.substring(0, head.indexOf('@'))));
    }
    for (int sent = 0; sent < HUGE_BYTES; sent += piece.length) {
      out.write(piece);
      taken.accept(sent);
    }
  }

  private byte[] pieces(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(piece(text));
    return out.toByteArray();
  }

  private String plain(String text, String reason) {
    ObjectNode node = JSON.createObjectNode();
    switch (wire) {
      case BEDROCK -> {
        node.putObject("output").putObject("message").put("role",
            "assistant").putArray("content").addObject().put("text", text);
        node.put("stopReason", reason.equals("stop") ? "end_turn" : "guardrail_intervened");
        node.putObject("usage").put("inputTokens", 100).put("outputTokens", 20).put("totalTokens", 120);
        node.putObject("metrics").put("latencyMs", 1);
      }
      case OPENAI -> {
        node.put("id", "c-1").put("object", "chat.completion").put("created", 1).put("model", "fake");
        ObjectNode choice = node.putArray("choices").addObject().put("index", 0)
            .put("finish_reason", reason.equals("stop") ? "stop" : "content_filter");
        choice.putObject("message").put("role", "assistant").put("content", text);
        node.putObject("usage").put("prompt_tokens", 100).put("completion_tokens", 20).put("total_tokens", 120);
      }
      case ANTHROPIC -> {
        node.put("id", "m-1").put("type", "message").put("role", "assistant").put("model", "fake")
            .put("stop_reason", reason.equals("stop") ? "end_turn" : "refusal");
        node.putArray("content").addObject().put("type", "text").put("text", text);
        node.putObject("usage").put("input_tokens", 100).put("output_tokens", 20);
      }
    }
    return node.toString();
  }

  private byte[] frames(String text, String reason, Fault fault) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first());
    List<String> parts = parts(fault == Fault.CUT_MID_MARKER ? text.substring(0, text.lastIndexOf('[') + 2) : text);
    for (String part : parts) {
      out.write(piece(part));
      if (fault == Fault.DUPLICATE_CHUNK) {
        out.write(piece(part));
      }
    }
    switch (fault) {
      case MID_STREAM_EXCEPTION -> out.write(wire == Wire.BEDROCK ? frame("exception", "modelStreamErrorException",
          "{\"message\":\"boom\"}")
          : utf8("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"boom\"}}\n\n"));
      case CUT_MID_FRAME, CUT_MID_CHARACTER -> {
        byte[] last = piece(fault == Fault.CUT_MID_FRAME ? "more" : "é€");
        out.write(last, 0, fault == Fault.CUT_MID_FRAME ? last.length / 2 : last.length - 8);
      }
      case CUT_MID_MARKER -> {
      }
      default -> out.write(last(reason));
    }
    return out.toByteArray();
  }

  private static List<String> parts(String text) {
    List<String> out = new ArrayList<>();
    for (int at = 0; at < text.length(); at += 7) {
      out.add(text.substring(at, Math.min(text.length(), at + 7)));
    }
    return out;
  }

  private byte[] first() throws IOException {
    return switch (wire) {
      case BEDROCK -> frame("event", "messageStart", "{\"role\":\"assistant\"}");
      case OPENAI -> utf8("");
      case ANTHROPIC -> utf8("event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m-1\",\"type\":\"message\","
          + "\"role\":\"assistant\",\"model\":\"fake\",\"content\":[],\"usage\":{\"input_tokens\":100,\"output_tokens\":1}}}\n\n"
          + "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n");
    };
  }

  private byte[] piece(String part) throws IOException {
    String quoted = JSON.writeValueAsString(part);
    return switch (wire) {
      case BEDROCK -> frame("event", "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":" + quoted
          + "}}");
      case OPENAI -> utf8("data: {\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"fake\",\"choices\":[{\"index\":0,"
          + "\"delta\":{\"content\":" + quoted + "},\"finish_reason\":null}]}\n\n");
      case ANTHROPIC -> utf8("event: content_block_delta\ndata: "
          + "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\","
          + "\"text\":" + quoted + "}}\n\n");
    };
  }

  private byte[] last(String reason) throws IOException {
    boolean stop = reason.equals("stop");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (wire) {
      case BEDROCK -> {
        out.write(frame("event", "contentBlockStop", "{\"contentBlockIndex\":0}"));
        out.write(frame("event", "messageStop", "{\"stopReason\":\"" + (stop ? "end_turn" : "guardrail_intervened")
            + "\"}"));
        out.write(frame("event", "metadata", "{\"usage\":{\"inputTokens\":100,\"outputTokens\":20,\"totalTokens\":120},\"metrics\":{\"latencyMs\":1}}"));
      }
      case OPENAI -> out.write(utf8("data: {\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"fake\",\"choices\":[{"
          + "\"index\":0,\"delta\":{},\"finish_reason\":\"" + (stop ? "stop" : "content_filter")
          + "\"}]}\n\ndata: {\"id\":\"c-1\",\"object\":"
          + "\"chat.completion.chunk\",\"created\":1,\"model\":\"fake\",\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,"
          + "\"total_tokens\":120}}\n\ndata: [DONE]\n\n"));
      case ANTHROPIC -> out.write(utf8("event: content_block_stop\ndata: "
          + "{\"type\":\"content_block_stop\",\"index\":0}\n\nevent: message_delta\n"
          + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + (stop ? "end_turn" : "refusal")
          + "\"},\"usage\":"
          + "{\"output_tokens\":20}}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"));
    }
    return out.toByteArray();
  }

  private static byte[] frame(String kind, String type, String json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Message(Map.of(":message-type", HeaderValue.fromString(kind), ":" + kind + "-type",
        HeaderValue.fromString(type),
        ":content-type", HeaderValue.fromString("application/json")), utf8(json)).encode(out);
    return out.toByteArray();
  }
}
