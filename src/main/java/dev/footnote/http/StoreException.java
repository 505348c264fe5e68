package dev.footnote.http;

/**
 * The store behind a port cannot be asked now, or refused. What follows is the caller's to decide: each port says whether
 * the request goes on without it.
 */
public final class StoreException extends RuntimeException {
  /** @param message for the log: what was tried, what was said, what to do; a caller of the API does not see it */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** @param message as above */
  public StoreException(String message) {
    super(message);
  }
}
