package dev.footnote.ingest;

/** The caller's input cannot be used as a whole; the message says what, the rule and the remedy. */
public final class IngestException extends RuntimeException {
  public IngestException(String message) {
    super(message);
  }

  public IngestException(String message, Throwable cause) {
    super(message, cause);
  }
}
