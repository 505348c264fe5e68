package dev.footnote;

import dev.footnote.aws.DynamoConversations;
import dev.footnote.aws.DynamoCounters;
import dev.footnote.aws.DynamoFeedback;
import dev.footnote.aws.DynamoIdempotency;
import dev.footnote.aws.DynamoLedger;
import dev.footnote.aws.DynamoTable;
import dev.footnote.http.Budgets;
import dev.footnote.http.FeedbackFile;
import dev.footnote.http.StoreException;
import dev.footnote.http.Stores;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What one process knows of its callers: in the table where one is named, else in memory. Built once, and shared by the
 * door, which counts and forgets, and the askers, which remember.
 *
 * @param settings who may ask, and how much
 * @param stores what is remembered
 * @param table behind the stores
 */
record Callers(CallerSettings settings, Stores stores, Optional<DynamoTable> table) {
  private static final Logger LOG = System.getLogger("dev.footnote");

  /** In memory, with nobody checked. */
  static Callers open() {
    return of(CallerSettings.OPEN, Optional.empty(), Config.DEFAULT_FEEDBACK);
  }

  static Callers of(Config config) {
    return of(config.callers(), config.table().map(name -> DynamoTable.at(name, Optional.empty())), config.feedback());
  }

  /** @param feedback file that keeps thumbs where there is no table */
  static Callers of(CallerSettings settings, Optional<DynamoTable> table, Path feedback) {
    Clock clock = Clock.systemUTC();
    Stores stores = table.map(t -> new Stores(new DynamoConversations(t, clock, settings.remembered(),
            settings.conversationKey().map(CallerSettings.Secret::bytes)), new DynamoCounters(t),
            new DynamoIdempotency(t, clock), new DynamoFeedback(t)))
        .orElseGet(() -> Stores.memory(clock, settings.remembered(), new FeedbackFile(feedback)));
    return new Callers(settings, stores, table);
  }

  /** The budgets of everybody who asks. */
  Budgets budgets() {
    return new Budgets(stores.counters(), Clock.systemUTC(), settings.rules());
  }

  /**
   * Loads what talks to the table by one call, so that an image of the process holds it. It reads a note of the Slack bot
   * that is not there: the roles of all functions may.
   */
  void prime() {
    try {
      table.ifPresent(t -> new DynamoLedger(t, Clock.systemUTC()).find("prime"));
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "the table cannot be read: {0}", e.getMessage());
    }
  }

  /** Drops connections; the next call makes new ones. */
  void disconnect() {
    table.ifPresent(DynamoTable::disconnect);
  }
}
