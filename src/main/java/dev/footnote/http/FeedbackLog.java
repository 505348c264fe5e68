package dev.footnote.http;

import java.time.YearMonth;
import java.util.List;

/**
 * Keeps thumbs until somebody makes evaluation cases of them. Both methods throw {@link StoreException} where the store is
 * away: a thumb must not look as if it had been noted. Thread-safe.
 */
public interface FeedbackLog {
  /** Keeps a thumb in place of an earlier one of the same name. */
  void add(Feedback feedback);

  /** The thumbs of some months by UTC, first and last included, by time and then by name. */
  List<Feedback> between(YearMonth first, YearMonth last);
}
