package dev.footnote.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pretend chat model on 127.0.0.1 that speaks the wires of Amazon Bedrock (Converse and ConverseStream), of
 * OpenAI's chat API and of Anthropic's Messages, plain and streaming. A development tool: it answers by rule, and can
 * fail on demand.
 */
public final class FakeModelServer implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MARKERS = Pattern.compile("\\[(\\d+)\\]");

  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong mostSent = new AtomicLong();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private volatile Optional<CountDownLatch> hold = Optional.empty();
  private volatile Mode mode;
  private volatile Fault always = Fault.NONE;

  private FakeModelServer(HttpServer server, Mode mode) {
    this.server = server;
    this.mode = mode;
  }

  /** @param port 0 for any free one */
  public static FakeModelServer start(int port, Mode mode) throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    FakeModelServer fake = new FakeModelServer(http, mode);
    http.createContext("/", fake::handle);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
    return fake;
  }

  /** Where Bedrock's wire begins; OpenAI's and Anthropic's begin at {@code v1} below it. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Number of requests so far. */
  public int asked() {
    return asked.get();
  }

  /** Bytes of the longest endless reply that a client took before it hung up. */
  public long mostSent() {
    return mostSent.get();
  }

  public FakeModelServer mode(Mode other) {
    mode = other;
    return this;
  }

  /** The next requests fail so, one each; then all go well. */
  public synchronized FakeModelServer faults(Fault... next) {
    faults.clear();
    faults.addAll(Arrays.asList(next));
    always = Fault.NONE;
    asked.set(0);
    return this;
  }

  /** All further requests fail so. */
  public synchronized FakeModelServer always(Fault fault) {
    faults(fault);
    always = fault;
    return this;
  }

  /** From now on streamed replies stop after their first statement, until {@link #release}. */
  public FakeModelServer hold() {
    hold = Optional.of(new CountDownLatch(1));
    return this;
  }

  /** Lets what is held go on. */
  public void release() {
    hold.ifPresent(CountDownLatch::countDown);
  }

  @Override
  public void close() {
    release();
    server.stop(0);
  }

  private synchronized Fault next() {
    return faults.isEmpty() ? always : faults.removeFirst();
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    Wire wire = path.endsWith("/chat/completions") ? Wire.OPENAI : path.endsWith("/messages") ? Wire.ANTHROPIC
        : Wire.BEDROCK;
    boolean stream = path.endsWith("/converse-stream") || body.path("stream").asBoolean();
    List<String> lines = mode.lines(system(body), user(body));
    String text = body.has("response_format") ? json(lines) : String.join("\n", lines);
    try {
      new Replies(exchange, wire, stream, sent -> mostSent.accumulateAndGet(sent, Math::max), hold).reply(next(), text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private static String json(List<String> lines) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode statements = node.putArray("statements");
    for (String line : lines) {
      ArrayNode numbers = statements.addObject().put("text", MARKERS.matcher(line).replaceAll("").strip()).putArray("sentences");
      Matcher marker = MARKERS.matcher(line);
      while (marker.find()) {
        numbers.add(Integer.parseInt(marker.group(1)));
      }
    }
    return node.toString();
  }

  private static String system(JsonNode body) {
    return text(body.path("system")) + body.path("messages").valueStream()
        .filter(m -> m.path("role").asText().equals("system")).map(m -> text(m.path("content"))).reduce("",
        String::concat);
  }

  private static String user(JsonNode body) {
    return body.path("messages").valueStream().filter(m -> m.path("role").asText().equals("user"))
        .map(m -> text(m.path("content"))).reduce("", String::concat);
  }

  private static String text(JsonNode content) {
    return content.isTextual() ? content.textValue()
        : content.valueStream().map(part -> part.path("text").asText("")).reduce("", String::concat);
  }

  /** {@code FakeModelServer [port] [echo|obedient]}: runs until it is stopped. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8089;
    boolean obeys = arguments.length > 1 && arguments[1].equals("obedient");
    FakeModelServer fake = start(port, obeys ? Mode.obedient() : Mode.echo());
    System.out.println("A pretend model listens on " + fake.uri() + ". Use it by one of:");
    System.out.println("  FOOTNOTE_MODEL=openai:fake FOOTNOTE_MODEL_URL=" + fake.uri()
        + "/v1 FOOTNOTE_MODEL_KEY=none scripts/ask ...");
    System.out.println("  FOOTNOTE_MODEL=anthropic:fake FOOTNOTE_MODEL_URL=" + fake.uri()
        + "/v1 FOOTNOTE_MODEL_KEY=none scripts/ask ...");
    System.out.println("  FOOTNOTE_MODEL=bedrock:fake FOOTNOTE_MODEL_URL=" + fake.uri()
        + " FOOTNOTE_MODEL_REGION=us-east-1 \\");
    System.out.println("    AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none scripts/ask ...");
    new CountDownLatch(1).await();
  }

  /** How a provider talks. */
  enum Wire {
    BEDROCK, OPENAI, ANTHROPIC
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
