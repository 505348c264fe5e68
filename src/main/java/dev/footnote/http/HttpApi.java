package dev.footnote.http;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The whole HTTP surface as one function from request to response. Thread-safe; never throws for what a request holds.
 *
 * <ol>
 *   <li>The request gets an id.
 *   <li>{@link Access} and the limits of its head let it in.
 *   <li>{@link Router} finds its route; where that is guarded, the caller must be known and within its budget.
 *   <li>The route reads it, strictly, and answers.
 *   <li>Any refusal becomes a problem (RFC 9457), or what the route's protocol has in its place; anything unexpected a
 *       500 without a word of our inside; a browser that wants a page gets the problem as one.
 *   <li>Security headers are set, and one line is logged: method, route, status, time, id.
 * </ol>
 */
public final class HttpApi {
  private static final Logger LOG = System.getLogger("dev.footnote.http");

  /** Unless a route knows better: pages may load what is theirs, and files may be kept. */
  private static final Map<String, String> USUALLY = Map.of(
      "x-content-type-options", "nosniff",
      "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
      "referrer-policy", "no-referrer",
      "cache-control", "no-store");

  private final Router router;
  private final Budgets budgets;
  private final Supplier<String> requestIds;

  /**
   * @param service the index as it is now; empty while there is none. Asked for at each request; may throw
   *     {@link IndexUnavailableException}
   * @param clock tells what day it is for questions that do not say
   * @param generative whether a chat model is configured
   */
  public HttpApi(Supplier<Optional<Service>> service, Clock clock, boolean generative) {
    this(service, clock, generative, Stores.memory(clock), Budgets.Rules.NONE, new RandomIds());
  }

  /**
   * An API that remembers what it must of its callers.
   *
   * @param stores where; the conversations must be those of the service's asker
   */
  public HttpApi(Supplier<Optional<Service>> service, Clock clock, boolean generative, Stores stores,
      Budgets.Rules rules) {
    this(service, clock, generative, stores, rules, new RandomIds());
  }

  /** @param requestIds a new short id at each call; thread-safe */
  public HttpApi(Supplier<Optional<Service>> service, Clock clock, boolean generative, Supplier<String> requestIds) {
    this(service, clock, generative, Stores.memory(clock), Budgets.Rules.NONE, requestIds);
  }

  HttpApi(Supplier<Optional<Service>> service, Clock clock, boolean generative, Stores stores, Budgets.Rules rules,
      Supplier<String> requestIds) {
    Once once = new Once(stores.idempotency());
    Admission admission = new Admission(service);
    Asked asked = new Asked(clock, generative);
    this.router = new Router(Stream.of(
        new IndexRoutes(admission, asked, once).routes(),
        new ChatRoutes(admission, asked).routes(),
        new McpRoutes(admission, asked).routes(),
        new ConversationRoutes(stores.conversations()).routes(),
        new FeedbackRoute(admission, stores.feedback(), clock).routes(),
        new MetaRoutes(service).routes(), new WebRoutes().routes()).flatMap(List::stream).toList());
    this.budgets = new Budgets(stores.counters(), clock, rules);
    this.requestIds = requestIds;
  }

  private HttpApi(Router router, Budgets budgets, Supplier<String> requestIds) {
    this.router = router;
    this.budgets = budgets;
    this.requestIds = requestIds;
  }

  /** This surface with more routes. */
  public HttpApi with(List<Endpoint> more) {
    return new HttpApi(new Router(Stream.concat(router.routes().stream(), more.stream().map(Endpoint::route)).toList()),
        budgets, requestIds);
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
      if (match.ownOrigin()) {
        access.requireOwnOrigin(request);
      }
      response = match.handle((match.guarded() ? admitted(request, access) : request).identified(id));
    } catch (RuntimeException | StackOverflowError e) {
      response = refused(request, Failure.of(e, id), id);
    }
    response = finish(response, id);
    response = access.cors().framed(response).with(access.cors().headers(request, response));
    if (request.method().equals("HEAD")) {
      response = response.withoutBody();
    }
    String route = pattern;
    if (response.stream().isPresent()) {
      return response.streaming(new LoggedBody(response.stream().get(),
          how -> log(request.method(), route, how, System.nanoTime() - start, id)));
    }
    log(request.method(), route, String.valueOf(response.status()), System.nanoTime() - start, id);
    return response;
  }

  private HttpResponse refused(HttpRequest request, Failure failure, String id) {
    ErrorShape shape = router.errors(request.path());
    return shape == ErrorShape.PROBLEM && Pages.wanted(request) ? ProblemPage.of(failure, request, id)
        : shape.response(failure, id);
  }

  /** The response to something that is not even a request, or that a server could not pass on. */
  public HttpResponse refuse(Fault fault, String detail) {
    String id = requestIds.get();
    HttpResponse response = finish(ErrorShape.PROBLEM.response(new Failure(fault, detail), id), id);
    log("-", "-", String.valueOf(response.status()), 0, id);
    return response;
  }

  List<Route> routes() {
    return router.routes();
  }

  private HttpRequest admitted(HttpRequest request, Access access) {
    Caller caller = access.caller(request);
    budgets.request(caller);
    return request.by(caller);
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

  private static HttpResponse finish(HttpResponse response, String id) {
    return response.orElse(USUALLY).with(Map.of("x-request-id", id));
  }

  private static void log(String method, String pattern, String outcome, long nanos, String id) {
    LOG.log(Level.INFO, () -> String.format(Locale.ROOT, "%s %s %s %.1f ms %s",
        Fields.shorten(method), pattern, outcome, nanos / 1e6, id));
  }

  /** Tells when a stream is over and how it ended. */
  private record LoggedBody(StreamedBody body, Consumer<String> over) implements StreamedBody {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      String how = "200 stream, reader left";
      try {
        body.writeTo(out);
        how = "200 stream";
      } finally {
        over.accept(how);
      }
    }

    @Override
    public void close() {
      body.close();
    }
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
