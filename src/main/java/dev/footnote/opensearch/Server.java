package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls: signed, bounded in time and bytes, and made again where OpenSearch asks for patience or cannot be reached.
 * Every call that is made can be made twice. Thread-safe.
 */
final class Server implements AutoCloseable {
  /** For what a person waits for. */
  static final Duration SOON = Duration.ofSeconds(10);

  /** For what nobody waits for. */
  static final Duration LATER = Duration.ofMinutes(2);

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int ATTEMPTS = 5;
  private static final long FIRST_PAUSE = 100;

  /** Most bytes of an answer: a page of long articles has a few millions. */
  private static final long LARGEST = 256_000_000;

  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final Login login;
  private @Nullable HttpClient client;

  /** @param base without a slash at its end */
  Server(URI base, Login login) {
    this.base = base;
    this.login = login;
  }

  /** A body to send. */
  static final class Body {
    static final Body NONE = new Body(new byte[0], "application/json");

    private final byte[] bytes;
    private final String type;

    /** @param bytes not to be changed any more */
    Body(byte[] bytes, String type) {
      this.bytes = bytes;
      this.type = type;
    }

    byte[] bytes() {
      return bytes;
    }

    static Body json(JsonNode node) {
      try {
        return new Body(JSON.writeValueAsBytes(node), "application/json");
      } catch (IOException e) {
        throw new AssertionError("a tree of text and numbers can be written", e);
      }
    }
  }

  /** What came back: any status, and the JSON with it. */
  record Reply(int status, JsonNode body) {
    boolean done() {
      return status / 100 == 2;
    }
  }

  URI base() {
    return base;
  }

  /**
   * Makes a call; all statuses but those that ask for patience are the caller's to judge.
   *
   * @param path with its query string, beginning with a slash
   * @throws OpenSearchException if no answer came in time
   */
  Reply call(String method, String path, Body body, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    for (int attempt = 1;; attempt++) {
      Outcome outcome = attempt(method, path, body, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      if (outcome.reply != null && !isBusy(outcome.reply.status)) {
        return outcome.reply;
      }
      long pause = outcome.retryAfter >= 0 ? outcome.retryAfter
          : FIRST_PAUSE * (1L << attempt) / 2 + ThreadLocalRandom.current().nextLong(FIRST_PAUSE);
      if (attempt == ATTEMPTS || System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) >= end) {
        throw given(outcome, method + " " + path);
      }
      pause(pause);
    }
  }

  private static boolean isBusy(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  /** @param retryAfter milliseconds that were asked for, -1 if none were */
  private record Outcome(@Nullable Reply reply, long retryAfter, @Nullable Exception fault) {}

  private OpenSearchException given(Outcome outcome, String call) {
    if (outcome.reply != null) {
      return Faults.busy(base, call, outcome.reply, outcome.retryAfter);
    }
    return Faults.unreachable(base, call, outcome.fault);
  }

  private Outcome attempt(String method, String path, Body body, Duration left) {
    CompletableFuture<HttpResponse<byte[]>> sent = client().sendAsync(request(method, path, body),
        BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      HttpResponse<byte[]> response = sent.get(left.toNanos(), TimeUnit.NANOSECONDS);
      return new Outcome(new Reply(response.statusCode(), json(response)), RetryAfter.millis(response.headers()), null);
    } catch (TimeoutException e) {
      sent.cancel(true);
      return new Outcome(null, -1, e);
    } catch (ExecutionException e) {
      return new Outcome(null, -1, e.getCause() instanceof Exception cause ? cause : e);
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new OpenSearchException("interrupted while asking OpenSearch at " + base, e);
    }
  }

  private HttpRequest request(String method, String path, Body body) {
    URI uri = URI.create(base + path);
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri).method(method,
        body.bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes));
    if (body.bytes.length > 0) {
      builder.header("Content-Type", body.type);
    }
    switch (login) {
      case Login.Open _ -> { }
      case Login.Basic basic -> builder.header("Authorization", basic.header());
      case Login.Aws aws -> SigV4.headers(aws, method, uri, body.bytes).forEach(builder::header);
    }
    return builder.build();
  }

  /** What is no JSON, such as a proxy's page, is told by its beginning. */
  private static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      String text = new String(response.body(), 0, Math.min(200, response.body().length),
          StandardCharsets.UTF_8);
      return JSON.createObjectNode().put("error", text.strip());
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpenSearchException("interrupted while waiting for OpenSearch", e);
    }
  }

  private synchronized HttpClient client() {
    HttpClient open = client;
    if (open == null) {
      open = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER).build();
      client = open;
    }
    return open;
  }

  /** Drops connections; the next call makes new ones. */
  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
      client = null;
    }
  }
}
