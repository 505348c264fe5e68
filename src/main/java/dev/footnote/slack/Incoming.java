package dev.footnote.slack;

/** What a request of Slack turned out to be. */
sealed interface Incoming {
  /** The address is tried: the challenge is sent back. */
  record Challenge(String text) implements Incoming {}

  /** Somebody asks. */
  record Asked(Ask ask) implements Incoming {}

  /**
   * Nothing for us.
   *
   * @param why for the log
   */
  record Nothing(String why) implements Incoming {}

  /**
   * Somebody typed a command that cannot be carried out.
   *
   * @param words what to tell them
   */
  record Help(String words) implements Incoming {}
}
