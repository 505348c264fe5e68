package dev.footnote;

import dev.footnote.aws.DynamoLedger;
import dev.footnote.aws.SqsFollowUp;
import dev.footnote.http.Endpoint;
import dev.footnote.http.FeedbackLog;
import dev.footnote.http.Links;
import dev.footnote.slack.Desk;
import dev.footnote.slack.FollowUp;
import dev.footnote.slack.Ledger;
import dev.footnote.slack.MemoryLedger;
import dev.footnote.slack.Signature;
import dev.footnote.slack.SlackEndpoints;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** How the bot is put together: with the table and the queue on AWS, with memory and threads without them. */
final class SlackWiring {
  private final SlackSettings settings;
  private final Desk desk;
  private final FeedbackLog feedback;

  /** @param callers whose table the bot's notes are in too, whose counters count its questions, and whose log its thumbs */
  SlackWiring(SlackSettings settings, Callers callers, Clock clock) {
    this.settings = settings;
    this.feedback = callers.stores().feedback();
    Ledger ledger = callers.table().<Ledger>map(t -> new DynamoLedger(t, clock)).orElseGet(() -> new MemoryLedger(clock));
    // An article without an address has a page on our own host only, which Slack's readers may not reach.
    this.desk = new Desk(settings.token(), settings.api(), ledger, callers.stores().counters(), settings.manners(),
        new Links(Optional.empty()), clock, settings.lease());
  }

  Desk desk() {
    return desk;
  }

  /** The queue; empty where questions are answered in this process. */
  Optional<FollowUp> queue() {
    return settings.queue().map(url -> new SqsFollowUp(url, Optional.empty()));
  }

  /** The routes, with thumbs kept where all are. */
  List<Endpoint> endpoints(FollowUp followUp) {
    return endpoints(followUp, feedback);
  }

  List<Endpoint> endpoints(FollowUp followUp, FeedbackLog log) {
    return new SlackEndpoints(new Signature(settings.signingSecrets()), desk, followUp, log).all();
  }
}
