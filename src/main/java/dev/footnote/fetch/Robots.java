package dev.footnote.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each site asks of robots (RFC 9309): a missing robots.txt allows everything, one that cannot be had nothing. Kept as
 * long as this object. Not thread-safe.
 */
final class Robots {
  static final String NAME = "footnote";
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

  private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
  private final Map<String, BaseRobotRules> rules = new HashMap<>();
  private final Getter getter;

  /** Gets a robots.txt, whatever robots.txt says. */
  interface Getter {
    HttpExchange.Response get(WebAddress url) throws FetchException;
  }

  Robots(Getter getter) {
    this.getter = getter;
  }

  /** @throws FetchException with {@code robots} if the site does not want the page fetched */
  void check(WebAddress url) throws FetchException {
    if (!rules(url).isAllowed(url.uri().toString())) {
      throw new FetchException("robots", url.uri() + " is closed to robots by the site's robots.txt; ask its owner, or save the "
          + "page yourself");
    }
  }

  /** How long to wait between two requests, if the site says. */
  Optional<Duration> delay(WebAddress url) throws FetchException {
    long millis = rules(url).getCrawlDelay();
    return millis <= 0 ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.min(millis, LONGEST_DELAY.toMillis())));
  }

  private BaseRobotRules rules(WebAddress url) throws FetchException {
    String site = (url.secure() ? "https://" : "http://") + url.authority();
    BaseRobotRules known = rules.get(site);
    if (known == null) {
      known = fetched(site + "/robots.txt", url);
      rules.put(site, known);
    }
    return known;
  }

  private BaseRobotRules fetched(String address, WebAddress asked) throws FetchException {
    try {
      HttpExchange.Response response = getter.get(new WebAddress(asked.secure(), asked.host(), asked.port(), "/robots.txt",
          asked.literal()));
      return response.status() == 200
          ? parser.parseContent(address, response.body(), response.header("content-type"), List.of(NAME))
          : parser.failedFetch(response.status());
    } catch (FetchException e) {
      return switch (e.code()) {
        // The page's own host: the page cannot be had either, and this says why.
        case "blocked_address", "unknown_host", "unreachable", "timeout" -> throw e;
        case "too_many_redirects" -> parser.failedFetch(404); // section 2.3.1.2
        default -> parser.failedFetch(503); // section 2.3.1.4
      };
    }
  }
}
