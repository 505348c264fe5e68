package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The whole HTTP surface as one function from request to response. Thread-safe; never throws for what a request holds.
 *
 * <ol>
 *   <li>The request gets an id.
 *   <li>{@link Access} and the limits of its head let it in.
 *   <li>{@link Router} finds its route.
 *   <li>The route reads it, strictly, and answers.
 *   <li>Any refusal becomes a problem (RFC 9457), anything unexpected a 500 without a word of our inside.
 *   <li>Security headers are set, and one line is logged: method, route, status, time, id.
 * </ol>
 */
public final class HttpApi {
  private static final Logger LOG = System.getLogger("dev.footnote.http");

  private static final Map<String, String> ALWAYS = Map.of(
      "x-content-type-options", "nosniff",
      "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
      "referrer-policy", "no-referrer",
      "cache-control", "no-store");

  private final Router router;
  private final Supplier<String> requestIds;

  /**
   * @param service the index as it is now; empty while there is none. Asked for at each request
   * @param clock tells what day it is for questions that do not say
   * @param generative whether a chat model is configured
   */
  public HttpApi(Supplier<Optional<Service>> service, Clock clock, boolean generative) {
    this(service, clock, generative, new RandomIds());
  }

  /** @param requestIds a new short id at each call; thread-safe */
  public HttpApi(Supplier<Optional<Service>> service, Clock clock, boolean generative, Supplier<String> requestIds) {
    this.router = new Router(Stream.concat(
        new IndexRoutes(service, new Asked(clock, generative)).routes().stream(),
        new MetaRoutes(service).routes().stream()).toList());
    this.requestIds = requestIds;
  }

  /** Answers a request that a gateway let in. */
  public HttpResponse handle(HttpRequest request) {
    return handle(request, Access.anywhere());
  }

  /** Answers a request that {@code access} must let in first. */
  public HttpResponse handle(HttpRequest request, Access access) {
    long start = System.nanoTime();
    String id = requestIds.get();
    String pattern = "-";
    HttpResponse response;
    try {
      access.check(request);
      requireSmallHead(request);
      Router.Match match = router.find(request);
      pattern = match.pattern();
      response = match.handle(request);
    } catch (Refusal e) {
      response = problem(e.fault(), e.detail(), id).with(e.headers());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.ERROR, "request " + id + " failed", e);
      response = internal(id);
    }
    response = finish(response, id);
    log(request.method(), pattern, response.status(), System.nanoTime() - start, id);
    return request.method().equals("HEAD") ? response.withoutBody() : response;
  }

  /** The response to something that is not even a request, or that a server could not pass on. */
  public HttpResponse refuse(Fault fault, String detail) {
    String id = requestIds.get();
    HttpResponse response = finish(problem(fault, detail, id), id);
    log("-", "-", response.status(), 0, id);
    return response;
  }

  List<Route> routes() {
    return router.routes();
  }

  private static void requireSmallHead(HttpRequest request) {
    if (request.path().length() + request.query().length() > Limits.URI_LENGTH) {
      throw new Refusal(Fault.URI_TOO_LONG,
          "Path and query string are longer than " + Limits.URI_LENGTH + " characters together. Shorten them.");
    }
    long length = request.headers().entrySet().stream()
        .mapToLong(e -> e.getKey().length() + e.getValue().stream().mapToLong(String::length).sum()).sum();
    if (length > Limits.HEADERS_LENGTH) {
      throw new Refusal(Fault.HEADERS_TOO_LARGE, "The header fields have " + length + " characters; "
          + Limits.HEADERS_LENGTH + " are allowed. Send fewer or shorter ones.");
    }
  }

  private static HttpResponse internal(String id) {
    return problem(Fault.INTERNAL, "Something went wrong on our side. Tell us the request id if it stays so.", id);
  }

  private static HttpResponse problem(Fault fault, String detail, String id) {
    ObjectNode node = Json.object()
        .put("type", "about:blank").put("title", fault.title()).put("status", fault.status()).put("detail", detail)
        .put("code", fault.code()).put("request_id", id);
    return new HttpResponse(fault.status(), Map.of("content-type", "application/problem+json"), Json.bytes(node));
  }

  private static HttpResponse finish(HttpResponse response, String id) {
    return response.with(ALWAYS).with(Map.of("x-request-id", id));
  }

  private static void log(String method, String pattern, int status, long nanos, String id) {
    LOG.log(Level.INFO, () -> String.format(Locale.ROOT, "%s %s %d %.1f ms %s",
        Fields.shorten(method), pattern, status, nanos / 1e6, id));
  }

  /** {@code r-} and 16 hexadecimal digits; unguessable, and different in every copy of a process image. */
  private static final class RandomIds implements Supplier<String> {
    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
      byte[] bytes = new byte[8];
      random.nextBytes(bytes);
      return "r-" + HexFormat.of().formatHex(bytes);
    }
  }
}
