package dev.footnote.slack;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Keeps the last judgement of each person on each answer and citation for {@link #KEPT}, in the ledger. */
public final class LedgerThumbs implements Thumbs {
  static final Duration KEPT = Duration.ofDays(365);

  private static final Logger LOG = System.getLogger("dev.footnote.slack");
  private static final int TRIES = 5;

  private final Ledger ledger;
  private final Clock clock;

  public LedgerThumbs(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void keep(String answer, int citation, boolean up, String who) {
    String key = "feedback#" + answer + "#" + citation + "#" + who;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<Ledger.Entry> before = ledger.find(key);
      if (ledger.write(key, up ? "up" : "down", before.map(Ledger.Entry::revision).orElse(0L),
          clock.instant().plus(KEPT))) {
        LOG.log(Level.INFO, "feedback on {0}, citation {1}: {2}", answer, citation, up ? "up" : "down");
        return;
      }
    }
    LOG.log(Level.WARNING, "feedback on {0} was lost to many clicks at once", answer);
  }
}
