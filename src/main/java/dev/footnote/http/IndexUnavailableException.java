package dev.footnote.http;

/** Thrown by whoever supplies the {@link Service} when there should be an index but it cannot be served now. */
public final class IndexUnavailableException extends RuntimeException {
  /** @param message for the log; a caller of the API does not see it */
  public IndexUnavailableException(String message) {
    super(message);
  }
}
