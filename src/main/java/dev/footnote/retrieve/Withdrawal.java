package dev.footnote.retrieve;

import dev.footnote.news.Source;
import java.time.Instant;

/**
 * That an article was taken back: nothing may be answered from it any more.
 *
 * @param id of the article, whether or not an index holds it
 * @param reason for readers of old answers; one line of 1 to {@value #LONGEST_REASON} characters
 * @param at when it was withdrawn
 */
public record Withdrawal(String id, String reason, Instant at) {
  /** Longest reason in characters. */
  public static final int LONGEST_REASON = 500;

  /** @throws IllegalArgumentException if the id or the reason is blank or too long, or the reason has several lines */
  public Withdrawal {
    if (id.isBlank() || id.length() > Source.LONGEST_ID) {
      throw new IllegalArgumentException("article id must have 1 to " + Source.LONGEST_ID + " characters, has "
          + id.length());
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a reason must be one line of 1 to " + LONGEST_REASON + " characters, has "
          + reason.length());
    }
  }

  /** The {@link Source#key key} of the article. */
  public String key() {
    return Source.keyOf(id);
  }
}
