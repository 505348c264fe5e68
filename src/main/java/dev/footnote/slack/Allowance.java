package dev.footnote.slack;

import dev.footnote.http.Counters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How many questions a person and a workspace may ask in a day (UTC). */
final class Allowance {
  private static final Duration LINGER = Duration.ofHours(1);

  /** What is said of a question; kept with its lease, so that every attempt at it says the same. */
  enum Ruling {
    /** Nobody asked yet. */
    OPEN,
    ALLOWED,
    USER_SPENT,
    WORKSPACE_SPENT
  }

  private final Counters counters;
  private final Clock clock;
  private final Manners manners;

  Allowance(Counters counters, Clock clock, Manners manners) {
    this.counters = counters;
    this.clock = clock;
    this.manners = manners;
  }

  /** Counts one question; what is one too many counts too, which changes nothing until the next day. */
  Ruling spend(Ask ask) {
    if (isSpent("user#" + ask.team() + "#" + ask.user(), manners.userDaily())) {
      return Ruling.USER_SPENT;
    }
    return isSpent("workspace#" + ask.team(), manners.workspaceDaily()) ? Ruling.WORKSPACE_SPENT : Ruling.ALLOWED;
  }

  /** What to say in place of an answer; empty if there may be one. */
  Optional<String> refusal(Ruling ruling) {
    return switch (ruling) {
      case OPEN, ALLOWED -> Optional.empty();
      case USER_SPENT -> Optional.of("You have asked " + manners.userDaily() + " questions today, which is the limit. Ask"
          + " again tomorrow.");
      case WORKSPACE_SPENT -> Optional.of("This workspace has asked " + manners.workspaceDaily() + " questions today, which"
          + " is the limit. Ask again tomorrow.");
    };
  }

  private boolean isSpent(String who, int most) {
    Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    return counters.add("slack#" + who, "questions#" + today, 1, today.plus(1, ChronoUnit.DAYS).plus(LINGER)) > most;
  }
}
