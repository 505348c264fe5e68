package dev.footnote.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a server listens to.
 *
 * <ul>
 *   <li>On this machine nobody needs a key, but web pages are kept out: a page may send requests to 127.0.0.1, and may
 *       point its own host name there (DNS rebinding). So Host must name the server, and a page's Origin must be its own
 *       or an allowed one.
 *   <li>Behind a gateway the caller is whom the gateway authenticated; without one, nobody is answered.
 *   <li>Where there are API keys, one is needed in either place, as {@code Authorization: Bearer KEY}.
 * </ul>
 *
 * <p>Routes that hold nothing secret, such as {@code /healthz}, ask for no caller.
 */
public final class Access {
  private static final Access ANYWHERE =
      new Access(Set.of(), Set.of(), ApiKeys.none(), Cors.NONE, Optional.of(Caller.UNKNOWN));
  private static final String BEARER = "bearer ";

  private final Set<String> hosts;
  private final Set<String> origins;
  private final ApiKeys keys;
  private final Cors cors;
  private final Optional<Caller> otherwise;

  /** @param otherwise the caller where neither a key nor a gateway tells; empty to refuse */
  private Access(Set<String> hosts, Set<String> origins, ApiKeys keys, Cors cors, Optional<Caller> otherwise) {
    this.hosts = hosts;
    this.origins = origins;
    this.keys = keys;
    this.cors = cors;
    this.otherwise = otherwise;
  }

  /** Everybody: for a server that something else guards whole. */
  public static Access anywhere() {
    return ANYWHERE;
  }

  /** For a server behind a gateway that has authenticated the caller, or that leaves this to API keys. */
  public static Access gateway(ApiKeys keys, Cors cors) {
    return new Access(Set.of(), Set.of(), keys, cors, Optional.empty());
  }

  /**
   * For a server on the loopback interface: Host must name it, and a page's Origin must be itself for methods that are
   * not safe.
   *
   * @param port it listens on
   * @param cors further origins allowed to send, such as {@code http://localhost:3000}
   */
  public static Access local(int port, Cors cors, ApiKeys keys) {
    Set<String> hosts = new HashSet<>();
    for (String name : List.of("127.0.0.1", "localhost", "[::1]")) {
      hosts.add(name + ":" + port);
      if (port == 80) {
        hosts.add(name);
      }
    }
    Set<String> origins = new HashSet<>(cors.origins());
    hosts.forEach(host -> origins.add("http://" + host));
    return new Access(Set.copyOf(hosts), Set.copyOf(origins), keys, cors, Optional.of(Caller.LOCAL));
  }

  /** @throws Refusal {@code bad_host} or {@code cross_origin} */
  void check(HttpRequest request) {
    if (hosts.isEmpty()) {
      return;
    }
    List<String> given = request.headers().getOrDefault("host", List.of());
    if (given.size() != 1 || !hosts.contains(given.getFirst().toLowerCase(Locale.ROOT))) {
      throw new Refusal(Fault.BAD_HOST, "Host is " + Fields.quoted(String.join(", ", given))
          + "; this server answers to its own address on this machine only, such as localhost with its port.");
    }
    List<String> from = request.headers().getOrDefault("origin", List.of());
    boolean safe = Set.of("GET", "HEAD", "OPTIONS").contains(request.method());
    if (!safe && !from.stream().allMatch(o -> origins.contains(o.toLowerCase(Locale.ROOT)))) {
      throw new Refusal(Fault.CROSS_ORIGIN, "Origin is " + Fields.quoted(String.join(", ", from))
          + "; pages of other origins may not send to this server. Send from your own server, or allow the origin.");
    }
  }

  /**
   * Also behind a gateway, where Host says nothing that could be checked: what MCP asks of its servers.
   *
   * @throws Refusal {@code cross_origin} for a page that is neither from where it sends to, nor allowed
   */
  void requireOwnOrigin(HttpRequest request) {
    String host = request.header("host").orElse("").toLowerCase(Locale.ROOT);
    for (String origin : request.headers().getOrDefault("origin", List.of())) {
      String from = origin.toLowerCase(Locale.ROOT);
      boolean own = from.equals("https://" + host) || from.equals("http://" + host);
      if (!own && !origins.contains(from) && !cors.origins().contains(from)) {
        throw new Refusal(Fault.CROSS_ORIGIN, "Origin is " + Fields.quoted(origin)
            + "; pages of other origins may not send here. Send from your own server, or allow the origin.");
      }
    }
  }

  Cors cors() {
    return cors;
  }

  /**
   * Who the caller is.
   *
   * @throws Refusal {@code unauthorized}; the same words and the same work whether there is no key, a wrong one or nearly
   *     the right one
   */
  Caller caller(HttpRequest request) {
    Optional<Caller> caller = keys.isEmpty()
        ? Optional.of(request.caller()).filter(Caller::isKnown).or(() -> otherwise)
        : keys.caller(bearer(request));
    return caller.orElseThrow(() -> new Refusal(Fault.UNAUTHORIZED, "This needs a caller that is known: send an API key"
        + " as \"Authorization: Bearer KEY\", or sign the request where the service is guarded by AWS.",
        Map.of("www-authenticate", "Bearer")));
  }

  /** The key that was sent; empty text if there is none, or more than one. */
  private static String bearer(HttpRequest request) {
    List<String> given = request.headers().getOrDefault("authorization", List.of());
    String value = given.size() == 1 ? given.getFirst().strip() : "";
    return value.regionMatches(true, 0, BEARER, 0, BEARER.length()) ? value.substring(BEARER.length()).strip() : "";
  }
}
