package dev.footnote.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/**
 * Fetches public web pages, politely. For each address, and again for each that it redirects to:
 *
 * <ol>
 *   <li>the address must be http or https on a public host ({@link WebAddress});
 *   <li>robots.txt must allow it, and the last request to the host must be a while ago;
 *   <li>the name is resolved once, and each of its addresses must be public ({@link PublicAddress});
 *   <li>the connection goes to one of those very addresses.
 * </ol>
 *
 * <p>Not thread-safe.
 */
public final class WebFetcher {
  /** Largest answer in bytes, packed and unpacked. */
  public static final int LARGEST = 10_000_000;
  /** Who asks, as servers see it. */
  public static final String AGENT = "Footnote/0.1 (reads articles to answer questions with citations; heeds robots.txt)";

  private static final int MOST_REDIRECTS = 5;
  private static final Duration TIME = Duration.ofSeconds(15);
  private static final Duration DISTANCE = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(60);

  private final Network network;
  private final HttpExchange exchange;
  private final Shelf shelf;
  private final Pause pause;
  private final LongSupplier nanos;
  private final Duration time;
  private final Robots robots = new Robots(this::robotsTxt);
  private final Map<String, Long> lastAsked = new HashMap<>();

  /** Waits. */
  public interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  /**
   * @param tls whom to trust
   * @param time from the look-up of a name to the last byte of the answer
   * @param nanos a clock for durations
   */
  WebFetcher(Network network, SSLContext tls, Shelf shelf, Pause pause, LongSupplier nanos, Duration time) {
    this.network = network;
    this.exchange = new HttpExchange(network, tls, LARGEST);
    this.shelf = shelf;
    this.pause = pause;
    this.nanos = nanos;
    this.time = time;
  }

  /** Over this machine's network. */
  public static WebFetcher system(Shelf shelf) {
    try {
      return new WebFetcher(Network.system(), SSLContext.getDefault(), shelf, Thread::sleep, System::nanoTime, TIME);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no TLS: " + e.getMessage(), e);
    }
  }

  /**
   * What an address led to.
   *
   * @param url after all redirects
   * @param type media type in lower case without parameters; empty if the server gave none
   * @param unchanged whether the server said that it is still what was kept
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes to be read, never compared
  public record Page(URI url, String type, byte[] body, boolean unchanged) {}

  /** @throws FetchException if it cannot be had or must not be asked; {@link FetchException#code} says which */
  public Page get(String address) throws FetchException {
    WebAddress url = WebAddress.of(address);
    for (int redirects = 0; ; redirects++) {
      if (url.literal().isPresent()) {
        check(url, url.literal().get());
      }
      robots.check(url);
      HttpExchange.Response response = polite(url);
      Optional<WebAddress> next = redirect(url, response);
      if (next.isEmpty()) {
        return page(url, response);
      }
      if (redirects == MOST_REDIRECTS) {
        throw tooManyRedirects(address);
      }
      url = next.get();
    }
  }

  private static FetchException tooManyRedirects(String address) {
    return new FetchException("too_many_redirects", address + " redirects more than " + MOST_REDIRECTS
        + " times; give the address that it leads to");
  }

  private static Optional<WebAddress> redirect(WebAddress url, HttpExchange.Response response) throws FetchException {
    boolean redirects = List.of(301, 302, 303, 307, 308).contains(response.status()) && !response.header("location").isBlank();
    return redirects ? Optional.of(url.redirected(response.header("location"))) : Optional.empty();
  }

  private Page page(WebAddress url, HttpExchange.Response response) throws FetchException {
    URI uri = url.uri();
    Optional<Shelf.Kept> kept = response.status() == 304 ? shelf.get(uri) : Optional.empty();
    if (kept.isPresent()) {
      return new Page(uri, type(kept.get().type()), kept.get().body(), true);
    }
    if (response.status() != 200) {
      throw new FetchException("http_" + response.status(), uri + " answers with status " + response.status()
          + "; check the address, or try again later");
    }
    if (!response.header("etag").isEmpty() || !response.header("last-modified").isEmpty()) {
      shelf.put(uri, new Shelf.Kept(response.header("etag"), response.header("last-modified"), response.header("content-type"),
          response.body()));
    }
    return new Page(uri, type(response.header("content-type")), response.body(), false);
  }

  private static String type(String contentType) {
    return contentType.replaceFirst(";.*", "").strip().toLowerCase(java.util.Locale.ROOT);
  }

  /** Keeps its distance, and tries once more if the server says when. */
  private HttpExchange.Response polite(WebAddress url) throws FetchException {
    Duration distance = robots.delay(url).filter(delay -> delay.compareTo(DISTANCE) > 0).orElse(DISTANCE);
    keep(url, distance);
    HttpExchange.Response response = ask(url, conditions(url));
    String after = response.header("retry-after");
    boolean busy = response.status() == 429 || response.status() == 503;
    if (busy && after.matches("\\d{1,2}") && Duration.ofSeconds(Long.parseLong(after)).compareTo(LONGEST_RETRY) <= 0) {
      sleep(Duration.ofSeconds(Long.parseLong(after)));
      return ask(url, conditions(url));
    }
    return response;
  }

  private void keep(WebAddress url, Duration distance) throws FetchException {
    Long last = lastAsked.get(url.host());
    if (last != null) {
      sleep(distance.minusNanos(nanos.getAsLong() - last));
    }
  }

  private void sleep(Duration time) throws FetchException {
    if (time.isPositive()) {
      try {
        pause.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FetchException("timeout", "the run was interrupted", e);
      }
    }
  }

  private Map<String, String> conditions(WebAddress url) {
    Map<String, String> headers = new LinkedHashMap<>();
    shelf.get(url.uri()).ifPresent(kept -> {
      if (!kept.etag().isEmpty()) {
        headers.put("If-None-Match", kept.etag());
      }
      if (!kept.modified().isEmpty()) {
        headers.put("If-Modified-Since", kept.modified());
      }
    });
    return headers;
  }

  /** With its redirects, and checked as every address is. */
  private HttpExchange.Response robotsTxt(WebAddress first) throws FetchException {
    WebAddress url = first;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpExchange.Response response = ask(url, Map.of());
      Optional<WebAddress> next = redirect(url, response);
      if (next.isEmpty()) {
        return response;
      }
      url = next.get();
    }
    throw tooManyRedirects(first.uri().toString());
  }

  private HttpExchange.Response ask(WebAddress url, Map<String, String> conditions) throws FetchException {
    Map<String, String> headers = new LinkedHashMap<>(conditions);
    headers.put("User-Agent", AGENT);
    headers.put("Accept", "text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,"
        + "application/feed+json,application/xml;q=0.9,*/*;q=0.5");
    Deadline deadline = new Deadline(nanos, time);
    try {
      return connected(url, addresses(url, deadline), headers, deadline);
    } catch (HttpExchange.TooLarge e) {
      throw new FetchException("too_large", url.uri() + " has " + e.getMessage() + "; that is the most of one answer", e);
    } catch (IOException e) {
      if (deadline.isOver()) {
        throw new FetchException("timeout", url.uri() + " took more than " + time.toSeconds() + " seconds; try again later", e);
      }
      boolean lost = e instanceof java.net.SocketException;
      throw new FetchException(lost ? "unreachable" : "bad_response", url.uri() + " cannot be read: "
          + Objects.requireNonNullElse(e.getMessage(), "the connection failed"), e);
    } finally {
      lastAsked.put(url.host(), nanos.getAsLong());
    }
  }

  /** All addresses of the host, each of which was checked. */
  private List<InetAddress> addresses(WebAddress url, Deadline deadline) throws FetchException, IOException {
    List<InetAddress> addresses = url.literal().isPresent() ? List.of(url.literal().get()) : resolved(url, deadline);
    for (InetAddress address : addresses) {
      check(url, address);
    }
    return addresses;
  }

  private static void check(WebAddress url, InetAddress address) throws FetchException {
    Optional<String> objection = PublicAddress.objection(address);
    if (objection.isPresent()) {
      throw new FetchException("blocked_address", url.uri() + " leads to " + address.getHostAddress() + " ("
          + objection.get() + "); only public addresses are asked");
    }
  }

  private List<InetAddress> resolved(WebAddress url, Deadline deadline) throws FetchException, IOException {
    FutureTask<List<InetAddress>> task = new FutureTask<>(() -> network.resolve(url.host()));
    Thread.ofVirtual().name("fetch-resolve").start(task);
    try {
      List<InetAddress> found = task.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
      if (found.isEmpty()) {
        throw new UnknownHostException(url.host());
      }
      return found;
    } catch (ExecutionException | UnknownHostException e) {
      throw new FetchException("unknown_host", "no address is known for " + url.host() + "; check how it is spelt", e);
    } catch (TimeoutException e) {
      throw new java.net.SocketTimeoutException("the name server took too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchException("timeout", "the run was interrupted", e);
    }
  }

  private HttpExchange.Response connected(WebAddress url, List<InetAddress> addresses, Map<String, String> headers,
      Deadline deadline) throws IOException {
    for (int i = 0; ; i++) {
      try {
        return exchange.get(url, addresses.get(i), headers, deadline);
      } catch (java.net.ConnectException | java.net.NoRouteToHostException e) {
        if (i + 1 == addresses.size()) {
          throw e;
        }
        // The next address of the same host may answer.
      }
    }
  }
}
