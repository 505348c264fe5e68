package dev.footnote;

import dev.footnote.aws.DynamoLedger;
import dev.footnote.aws.DynamoTable;
import dev.footnote.aws.SqsFollowUp;
import dev.footnote.http.Endpoint;
import dev.footnote.http.Links;
import dev.footnote.slack.Desk;
import dev.footnote.slack.FollowUp;
import dev.footnote.slack.Ledger;
import dev.footnote.slack.LedgerThumbs;
import dev.footnote.slack.MemoryLedger;
import dev.footnote.slack.Signature;
import dev.footnote.slack.SlackEndpoints;
import dev.footnote.slack.Thumbs;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** How the bot is put together: with the table and the queue on AWS, with memory and threads without them. */
final class SlackWiring {
  private final SlackSettings settings;
  private final Desk desk;
  private final Thumbs thumbs;

  /**
   * @param table what is shared between processes; empty to keep it in this one
   * @param pages what stands before {@code /articles/}, for articles without an address of their own; empty for none
   */
  SlackWiring(SlackSettings settings, Optional<DynamoTable> table, Optional<String> pages, Clock clock) {
    this.settings = settings;
    Ledger ledger = table.<Ledger>map(t -> new DynamoLedger(t, clock)).orElseGet(() -> new MemoryLedger(clock));
    this.thumbs = new LedgerThumbs(ledger, clock);
    this.desk = new Desk(settings.token(), settings.api(), ledger, settings.manners(), new Links(pages), clock,
        settings.lease());
  }

  Desk desk() {
    return desk;
  }

  /** The queue; empty where questions are answered in this process. */
  Optional<FollowUp> queue() {
    return settings.queue().map(url -> new SqsFollowUp(url, Optional.empty()));
  }

  /** The routes, with feedback kept beside the leases. */
  List<Endpoint> endpoints(FollowUp followUp) {
    return endpoints(followUp, thumbs);
  }

  List<Endpoint> endpoints(FollowUp followUp, Thumbs thumbs) {
    return new SlackEndpoints(new Signature(settings.signingSecrets()), desk, followUp, thumbs).all();
  }
}
