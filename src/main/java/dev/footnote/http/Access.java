package dev.footnote.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which requests a server listens to, before any route sees them. Guards a server on this machine, which needs no key,
 * against web pages: a page may send requests to 127.0.0.1, and may point its own host name there (DNS rebinding).
 */
public final class Access {
  private static final Access ANYWHERE = new Access(Set.of(), Set.of());

  private final Set<String> hosts;
  private final Set<String> origins;

  private Access(Set<String> hosts, Set<String> origins) {
    this.hosts = hosts;
    this.origins = origins;
  }

  /** For a server behind a gateway that has authenticated the caller. */
  public static Access anywhere() {
    return ANYWHERE;
  }

  /**
   * For a server on the loopback interface: Host must name it, and a page's Origin must be itself for methods that are
   * not safe.
   *
   * @param port it listens on
   * @param alsoFrom further origins allowed to send, such as {@code http://localhost:3000}
   */
  public static Access local(int port, Set<String> alsoFrom) {
    Set<String> hosts = new HashSet<>();
    for (String name : List.of("127.0.0.1", "localhost", "[::1]")) {
      hosts.add(name + ":" + port);
      if (port == 80) {
        hosts.add(name);
      }
    }
    Set<String> origins = new HashSet<>(alsoFrom);
    hosts.forEach(host -> origins.add("http://" + host));
    return new Access(Set.copyOf(hosts), Set.copyOf(origins));
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
}
