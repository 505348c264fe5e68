package dev.footnote.langchain;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * LangChain4j's HTTP over the JDK's client, on the calling thread, with what LangChain4j's own lacks: a bound on what
 * is read ({@value #MOST_BYTES} bytes), and the pause that a busy server asks for. Thread-safe.
 */
final class Transport implements HttpClient {
  /** Longest body that is read. */
  static final int MOST_BYTES = 2 * 1024 * 1024;

  private final java.net.http.HttpClient client;
  private final Duration timeout;

  Transport(Duration connectTimeout, Duration timeout) {
    this.client = java.net.http.HttpClient.newBuilder().connectTimeout(connectTimeout)
        .version(java.net.http.HttpClient.Version.HTTP_1_1).build();
    this.timeout = timeout;
  }

  /** A reply that is no success. */
  static final class Refused extends HttpException {
    private final transient Optional<Duration> retryAfter;

    Refused(int status, String body, Optional<Duration> retryAfter) {
      super(status, body);
      this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<String> response = send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    requireSuccess(response, response.body());
    return SuccessfulHttpResponse.builder().statusCode(response.statusCode()).headers(response.headers().map())
        .body(response.body()).build();
  }

  @Override
  public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      HttpResponse<InputStream> response = send(request, BodyHandlers.limiting(BodyHandlers.ofInputStream(),
          MOST_BYTES));
      try (InputStream body = response.body()) {
        requireSuccess(response, isSuccess(response) ? "" : new String(body.readNBytes(4_000), StandardCharsets.UTF_8));
        listener.onOpen(SuccessfulHttpResponse.builder().statusCode(response.statusCode())
            .headers(response.headers().map()).body("").build());
        parser.parse(body, listener);
        listener.onClose();
      }
    } catch (IOException | RuntimeException e) {
      listener.onError(e);
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
        .timeout(timeout).method(request.method().name(),
            Optional.ofNullable(request.body()).map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
    request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    try {
      return client.send(builder.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while waiting for the model", e));
    }
  }

  private static boolean isSuccess(HttpResponse<?> response) {
    return response.statusCode() >= 200 && response.statusCode() < 300;
  }

  private static void requireSuccess(HttpResponse<?> response, String body) {
    if (!isSuccess(response)) {
      throw new Refused(response.statusCode(), body, response.headers().firstValue("retry-after").flatMap(Transport::seconds));
    }
  }

  /** The wait of a Retry-After header in seconds; a date in it is not read. */
  static Optional<Duration> seconds(String header) {
    return header.strip().matches("\\d{1,5}") ? Optional.of(Duration.ofSeconds(Integer.parseInt(header.strip())))
        : Optional.empty();
  }
}
