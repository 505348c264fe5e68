package dev.footnote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A development tool: plays Slack's Web API on this machine, as far as the bot uses it, and refuses what Slack refuses. It
 * keeps messages in memory and tells a listener what happens. For {@code scripts/serve --slack} and for tests.
 */
final class PretendSlack implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  /** A message as it stands now. */
  record Message(String channel, String ts, String thread, String user, String text, JsonNode blocks, JsonNode metadata,
      boolean streaming) {}

  /** Something that the bot did: the name of the method, and the message or window that came of it. */
  record Happened(String method, Optional<Message> message, JsonNode given) {}

  /** What a call is answered with instead: a status, an error code, seconds for {@code Retry-After}. */
  record Fault(int status, String error, int retryAfter) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Clock clock;
  private final Consumer<Happened> listener;
  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Deque<Fault>> faults = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private long last;

  private PretendSlack(HttpServer server, Clock clock, Consumer<Happened> listener) {
    this.server = server;
    this.clock = clock;
    this.listener = listener;
  }

  /** Starts on any free port of 127.0.0.1. */
  static PretendSlack start(Clock clock, Consumer<Happened> listener) throws IOException {
    HttpServer server = HttpServer.create(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    PretendSlack slack = new PretendSlack(server, clock, listener);
    server.setExecutor(slack.threads);
    server.createContext("/api/", slack::answer);
    server.start();
    return slack;
  }

  /** What stands before a method's name. */
  String base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/").toString();
  }

  /** Writes a message as a person; gives its time stamp. */
  synchronized String say(String channel, String thread, String user, String text) {
    String ts = ts();
    messages.add(new Message(channel, ts, thread.isEmpty() ? ts : thread, user, text, JSON.createArrayNode(),
        JSON.createObjectNode(), false));
    return ts;
  }

  /** Deletes a message, as a person may who is allowed to. */
  synchronized void delete(String ts) {
    messages.removeIf(message -> message.ts.equals(ts));
  }

  /** Everything that stands in its channels now, oldest first. */
  synchronized List<Message> messages() {
    return List.copyOf(messages);
  }

  /** What was posted against Slack's rules. */
  synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  /** Answers the next calls of a method with these faults. */
  synchronized void fail(String method, Fault... with) {
    faults.computeIfAbsent(method, _ -> new ArrayDeque<>()).addAll(List.of(with));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestURI().getPath().substring("/api/".length());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Optional<Fault> fault = fault(method);
      JsonNode answer = fault.isPresent() ? error(fault.get().error) : act(method, body);
      if (fault.isPresent() && fault.get().retryAfter > 0) {
        exchange.getResponseHeaders().set("Retry-After", Integer.toString(fault.get().retryAfter));
      }
      byte[] bytes = JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(fault.map(Fault::status).orElse(200), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized Optional<Fault> fault(String method) {
    return Optional.ofNullable(faults.get(method)).map(Deque::poll);
  }

  private synchronized JsonNode act(String method, String body) throws JsonProcessingException {
    if (method.startsWith("response/")) {
      JsonNode given = JSON.readTree(body);
      check("response_url", SlackRules.message(given.path("text").asText(), given.path("blocks")));
      listener.accept(new Happened("response", Optional.empty(), given));
      return ok();
    }
    Map<String, String> form = form(body);
    return switch (method) {
      case "chat.postMessage" -> put(method, form, ts(), false);
      case "chat.startStream" -> put(method, form, ts(), true);
      case "chat.update" -> existing(form).filter(m -> !m.streaming)
          .<JsonNode>map(m -> put(method, form, m.ts, false))
          .orElseGet(() -> error(existing(form).isPresent() ? "streaming_state_conflict" : "message_not_found"));
      case "chat.appendStream", "chat.stopStream" -> existing(form).map(m -> m.streaming ? grow(method, form, m)
          : error("message_not_in_streaming_state")).orElseGet(() -> error("message_not_found"));
      case "chat.delete" -> existing(form).map(m -> {
        messages.remove(m);
        listener.accept(new Happened(method, Optional.of(m), JSON.createObjectNode()));
        return ok();
      }).orElseGet(() -> error("message_not_found"));
      case "conversations.replies" -> list(form, messages.stream().filter(m -> m.thread.equals(form.get("ts"))));
      case "conversations.history" -> list(form, messages.reversed().stream().filter(m -> m.thread.equals(m.ts)));
      case "views.open", "views.update" -> window(method, JSON.readTree(form.get("view")));
      default -> error("unknown_method");
    };
  }

  private ObjectNode put(String method, Map<String, String> form, String ts, boolean streaming) {
    String text = form.getOrDefault("text", form.getOrDefault("markdown_text", ""));
    JsonNode blocks = tree(form.getOrDefault("blocks", "[]"));
    check(method, SlackRules.message(text, blocks));
    Optional<Message> before = existing(form);
    String thread = before.map(Message::thread).orElse(form.getOrDefault("thread_ts", ts));
    Message message = new Message(form.getOrDefault("channel", ""), ts, thread, "UFOOTNOTE", text, blocks,
        tree(form.getOrDefault("metadata", "{}")), streaming);
    before.ifPresentOrElse(m -> messages.set(messages.indexOf(m), message), () -> messages.add(message));
    listener.accept(new Happened(method, Optional.of(message), JSON.valueToTree(form)));
    return ok().put("ts", ts).put("channel", message.channel);
  }

  private ObjectNode grow(String method, Map<String, String> form, Message before) {
    ArrayNode blocks = JSON.createArrayNode();
    before.blocks.forEach(blocks::add);
    tree(form.getOrDefault("chunks", "[]")).forEach(chunk -> chunk.path("blocks").forEach(blocks::add));
    check(method, SlackRules.message(before.text, blocks));
    Message after = new Message(before.channel, before.ts, before.thread, before.user, before.text, blocks, before.metadata,
        method.equals("chat.appendStream"));
    messages.set(messages.indexOf(before), after);
    listener.accept(new Happened(method, Optional.of(after), JSON.valueToTree(form)));
    return ok().put("ts", before.ts);
  }

  private ObjectNode window(String method, JsonNode view) {
    check(method, SlackRules.view(view));
    listener.accept(new Happened(method, Optional.empty(), view));
    ObjectNode answer = ok();
    answer.putObject("view").put("id", "V1").put("hash", "1");
    return answer;
  }

  /** One page: as many as the limit says, of those since the oldest. */
  private static ObjectNode list(Map<String, String> form, Stream<Message> found) {
    ObjectNode answer = ok();
    ArrayNode array = answer.putArray("messages");
    found.filter(m -> at(m, form) && m.ts.compareTo(form.getOrDefault("oldest", "0")) > 0)
        .limit(Integer.parseInt(form.getOrDefault("limit", "100"))).forEach(m -> {
      ObjectNode node = array.addObject().put("type", "message").put("ts", m.ts).put("thread_ts", m.thread)
          .put("user", m.user).put("text", m.text);
      if (m.metadata.has("event_type")) {
        node.set("metadata", m.metadata);
      }
      if (m.streaming) {
        node.put("streaming_state", "in_progress");
      }
    });
    return answer;
  }

  private Optional<Message> existing(Map<String, String> form) {
    return messages.stream().filter(m -> at(m, form) && m.ts.equals(form.get("ts"))).findFirst();
  }

  private static boolean at(Message message, Map<String, String> form) {
    return message.channel.equals(form.get("channel"));
  }

  private void check(String method, List<String> found) {
    found.forEach(problem -> problems.add(method + ": " + problem));
  }

  /** Seconds and six digits, each later than the one before. */
  private String ts() {
    last = Math.max(last + 1, clock.millis() * 1_000);
    return String.format(Locale.ROOT, "%d.%06d", last / 1_000_000, last % 1_000_000);
  }

  private static ObjectNode ok() {
    return JSON.createObjectNode().put("ok", true);
  }

  private static ObjectNode error(String code) {
    return JSON.createObjectNode().put("ok", false).put("error", code);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.createArrayNode();
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> out = new HashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        out.put(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return out;
  }
}
