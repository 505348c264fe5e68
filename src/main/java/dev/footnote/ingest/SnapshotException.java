package dev.footnote.ingest;

/** A snapshot cannot be published or trusted; the message says what, the rule and the remedy. */
public final class SnapshotException extends RuntimeException {
  public SnapshotException(String message) {
    super(message);
  }

  public SnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
