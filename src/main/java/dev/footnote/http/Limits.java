package dev.footnote.http;

/** Bounds of every request and response, the same on every server. */
public final class Limits {
  /** Largest request body in bytes. A server reads at most one byte more and passes that on, so that it is refused. */
  public static final int BODY_BYTES = 256 * 1024;

  /** Longest path and query string together, in characters. */
  static final int URI_LENGTH = 4_096;

  /** Names and values of all header fields together, in characters. */
  static final int HEADERS_LENGTH = 16 * 1024;

  /**
   * Requests that work on the index at one time; more are turned away, so that those inside stay fast. Reading is work for
   * a processor: with eight for each, the last one inside waits about as long as seven answers take.
   */
  static final int CONCURRENT = Math.max(16, 8 * Runtime.getRuntime().availableProcessors());

  /** Passages of a search. */
  static final int PASSAGES = 50;

  /** Articles on a page of the list. */
  static final int ARTICLES = 100;

  /** Code points of an article's text in one response: keeps it below the 6 MB of Lambda, however escaped. */
  static final int TEXT = 500_000;

  private Limits() {}
}
