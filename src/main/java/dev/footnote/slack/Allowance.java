package dev.footnote.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** How many questions a person and a workspace may ask in a day (UTC). */
final class Allowance {
  private static final int TRIES = 20;

  private final Ledger ledger;
  private final Clock clock;
  private final Manners manners;

  Allowance(Ledger ledger, Clock clock, Manners manners) {
    this.ledger = ledger;
    this.clock = clock;
    this.manners = manners;
  }

  /**
   * Counts one question.
   *
   * @return what to say if it is one too many; empty if it may be answered
   */
  Optional<String> spend(Ask ask) {
    if (!count("user#" + ask.team() + "#" + ask.user(), manners.userDaily())) {
      return Optional.of("You have asked " + manners.userDaily() + " questions today, which is the limit. Ask again"
          + " tomorrow.");
    }
    if (!count("workspace#" + ask.team(), manners.workspaceDaily())) {
      return Optional.of("This workspace has asked " + manners.workspaceDaily() + " questions today, which is the limit."
          + " Ask again tomorrow.");
    }
    return Optional.empty();
  }

  private boolean count(String who, int most) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String key = "budget#" + who + "#" + today;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<Ledger.Entry> entry = ledger.find(key);
      int spent = entry.map(e -> Integer.parseInt(e.text())).orElse(0);
      if (spent >= most) {
        return false;
      }
      if (ledger.write(key, Integer.toString(spent + 1), entry.map(Ledger.Entry::revision).orElse(0L),
          clock.instant().plus(Duration.ofDays(2)))) {
        return true;
      }
    }
    return true; // so many at once that it could not be counted: better an answer too many than a person sent away
  }
}
