package dev.footnote.slack;

import dev.footnote.http.Counters;
import dev.footnote.http.Links;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What the bot works with: its voice in Slack, its memory and its manners. Thread-safe. */
public final class Desk {
  /** Slack shows a click as failed if it is not taken within 3 s, and a window must be opened within 3 s of its click. */
  private static final Duration CLICK = Duration.ofSeconds(2);

  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final int PATIENCE_SECONDS = 3;

  private final String token;
  private final Web web;
  private final Web quickWeb;
  private final Responses responses;
  private final Responses quickResponses;
  private final Ledger ledger;
  private final Manners manners;
  private final Links links;
  private final Clock clock;
  private final Leases leases;
  private final Allowance allowance;

  /**
   * @param token of the bot, {@code xoxb-…}
   * @param base what stands before a method's name, with a slash at its end; empty for Slack itself
   * @param ledger what is remembered of questions and threads
   * @param counters what questions are counted in
   * @param links where a quote can be read
   * @param lease how long one attempt may take: longer than the longest answer with its messages, shorter than the wait
   *     until a queue delivers again
   */
  public Desk(String token, Optional<String> base, Ledger ledger, Counters counters, Manners manners, Links links,
      Clock clock, Duration lease) {
    this.token = token;
    this.web = new Web(token, base, LONGEST, PATIENCE_SECONDS);
    this.quickWeb = new Web(token, base, CLICK, 0);
    this.responses = new Responses(base, LONGEST);
    this.quickResponses = new Responses(base, CLICK);
    this.ledger = ledger;
    this.manners = manners;
    this.links = links;
    this.clock = clock;
    this.leases = new Leases(ledger, clock, lease);
    this.allowance = new Allowance(counters, clock, manners);
  }

  /** For whoever has time. */
  Web web() {
    return web;
  }

  /** For clicks. */
  Web quickWeb() {
    return quickWeb;
  }

  /** For whoever has time. */
  Responses responses() {
    return responses;
  }

  /** For clicks. */
  Responses quickResponses() {
    return quickResponses;
  }

  Manners manners() {
    return manners;
  }

  Links links() {
    return links;
  }

  Clock clock() {
    return clock;
  }

  Leases leases() {
    return leases;
  }

  /** Not for logs. */
  String secret() {
    return token;
  }

  Allowance allowance() {
    return allowance;
  }

  Shown.Shelf shelf() {
    return new Shown.Shelf(ledger, clock);
  }

  /** Whether we answer in a thread, so that what is asked there next is for us. */
  boolean knowsThread(String key) {
    return ledger.find(key).isPresent();
  }

  void rememberThread(Ask ask, String thread) {
    ledger.overwrite(Events.threadKey(ask.team(), ask.channel(), thread), "{}", clock.instant().plus(Leases.KEPT));
  }
}
