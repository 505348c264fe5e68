package dev.footnote.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What each caller may take: requests a minute and tokens of a chat model a day, both by UTC. Requests are counted as
 * they come. Tokens are known only afterwards: an answer is begun while any are left, so that a caller may go over by what
 * is under way at that moment.
 *
 * <p>Where the store is away, requests go on: shedding them would turn its fault into ours. The model is left out then, as
 * nothing may be spent that nobody counts, and the reader answers. Thread-safe.
 */
public final class Budgets {
  private static final Logger LOG = System.getLogger("dev.footnote.http");
  private static final Duration LINGER = Duration.ofHours(1);

  private final Counters counters;
  private final Clock clock;
  private final Rules rules;

  /** What happens to a caller who has taken all. */
  public enum Over {
    /** 429 with {@code Retry-After}. */
    REFUSE,
    /** The reader answers, which costs nothing. */
    EXTRACTIVE
  }

  /**
   * The budgets of each caller.
   *
   * @param requestsPerMinute most requests; 0 for no bound
   * @param tokensPerDay most tokens in and out together; 0 for no bound
   */
  public record Rules(long requestsPerMinute, long tokensPerDay, Over over) {
    /** No bound. */
    public static final Rules NONE = new Rules(0, 0, Over.REFUSE);

    /** @throws IllegalArgumentException if a bound is negative */
    public Rules {
      if (requestsPerMinute < 0 || tokensPerDay < 0) {
        throw new IllegalArgumentException("a budget must not be negative: " + requestsPerMinute + ", " + tokensPerDay);
      }
    }
  }

  /** Whether a caller may use the model now. */
  sealed interface Model {
    /** It may. */
    record Free() implements Model {}

    /** @param pause until the budget is new */
    record Spent(Duration pause) implements Model {}

    /** Nobody can tell. */
    record Unknown() implements Model {}
  }

  /** @param counters are not asked where there is no bound */
  public Budgets(Counters counters, Clock clock, Rules rules) {
    this.counters = counters;
    this.clock = clock;
    this.rules = rules;
  }

  /**
   * Counts a request.
   *
   * @throws Refusal {@code budget_spent} if it is one too many and the rule is to refuse
   */
  void request(Caller caller) {
    if (rules.requestsPerMinute == 0) {
      return;
    }
    try {
      Instant now = clock.instant();
      if (requests(caller.id(), now, 1) > rules.requestsPerMinute && rules.over == Over.REFUSE) {
        throw spent("This caller may send " + rules.requestsPerMinute + " requests a minute.", untilNextMinute(now));
      }
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "a request is not counted: {0}", e.getMessage());
    }
  }

  /** Asked before each answer that a model may write. */
  Model model(String caller) {
    try {
      Instant now = clock.instant();
      if (rules.tokensPerDay > 0 && tokens(caller, now, 0) >= rules.tokensPerDay) {
        return new Model.Spent(Duration.between(now, day(now).plus(1, ChronoUnit.DAYS)));
      }
      boolean slows = rules.requestsPerMinute > 0 && rules.over == Over.EXTRACTIVE;
      return slows && requests(caller, now, 0) > rules.requestsPerMinute
          ? new Model.Spent(untilNextMinute(now)) : new Model.Free();
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "the model is left out, since budgets cannot be read: {0}", e.getMessage());
      return new Model.Unknown();
    }
  }

  /** Counts what a model took. */
  void charge(String caller, long tokens) {
    if (rules.tokensPerDay == 0 || tokens == 0) {
      return;
    }
    try {
      tokens(caller, clock.instant(), tokens);
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "{0} tokens are not counted: {1}", tokens, e.getMessage());
    }
  }

  Over over() {
    return rules.over;
  }

  /** The refusal of a caller that has no token left. */
  Refusal tokensSpent(Duration wait) {
    return spent("This caller may use " + rules.tokensPerDay + " tokens of the model a day, and has.", wait);
  }

  private static Refusal spent(String rule, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new Refusal(Fault.BUDGET_SPENT, rule + " Try again in " + seconds + " s, or ask for a larger budget.",
        Map.of("retry-after", Long.toString(seconds)));
  }

  private long requests(String caller, Instant now, long amount) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    return counters.add(caller, "requests#" + minute, amount, minute.plusSeconds(60).plus(LINGER));
  }

  private long tokens(String caller, Instant now, long amount) {
    Instant day = day(now);
    return counters.add(caller, "tokens#" + day, amount, day.plus(1, ChronoUnit.DAYS).plus(LINGER));
  }

  private static Instant day(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS);
  }

  private static Duration untilNextMinute(Instant now) {
    return Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60));
  }

  /** Not empty where requests or tokens are bounded. */
  Optional<Rules> bounds() {
    return rules.requestsPerMinute == 0 && rules.tokensPerDay == 0 ? Optional.empty() : Optional.of(rules);
  }
}
