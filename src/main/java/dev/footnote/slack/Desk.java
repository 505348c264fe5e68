package dev.footnote.slack;

import dev.footnote.http.Links;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the bot works with: its voice in Slack, its memory and its manners. Thread-safe. */
public final class Desk {
  private final Supplier<Web> connect;
  private @Nullable Web web;
  private final Responses responses;
  private final Ledger ledger;
  private final Manners manners;
  private final Links links;
  private final Clock clock;
  private final Leases leases;
  private final String secret;

  /**
   * @param token of the bot, {@code xoxb-…}
   * @param base what stands before a method's name, with a slash at its end; empty for Slack itself
   * @param ledger what is remembered of questions, threads and budgets
   * @param links where a quote can be read
   * @param lease how long one attempt may take: longer than the longest answer with its messages, shorter than the wait
   *     until a queue delivers again
   */
  public Desk(String token, Optional<String> base, Ledger ledger, Manners manners, Links links, Clock clock,
      Duration lease) {
    this(() -> Web.at(token, base), new Responses(base), token, ledger, manners, links, clock, lease);
  }

  /** @param connect builds Slack's client at its first use: an acknowledgement needs none, and its start takes its time */
  private Desk(Supplier<Web> connect, Responses responses, String secret, Ledger ledger, Manners manners, Links links,
      Clock clock, Duration lease) {
    this.connect = connect;
    this.responses = responses;
    this.secret = secret;
    this.ledger = ledger;
    this.manners = manners;
    this.links = links;
    this.clock = clock;
    this.leases = new Leases(ledger, clock, lease);
  }

  synchronized Web web() {
    Web open = web;
    if (open == null) {
      open = connect.get();
      web = open;
    }
    return open;
  }

  Responses responses() {
    return responses;
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
    return secret;
  }

  Allowance allowance() {
    return new Allowance(ledger, clock, manners);
  }

  Shown.Shelf shelf() {
    return new Shown.Shelf(ledger, clock);
  }

  /** Whether we answer in a thread, so that what is asked there next is for us. */
  boolean knowsThread(String key) {
    return ledger.find(key).isPresent();
  }

  void rememberThread(Ask ask, String thread) {
    // False means that it is known already.
    ledger.write(Events.threadKey(ask.team(), ask.channel(), thread), "{}", 0, clock.instant().plus(Leases.KEPT));
  }
}
