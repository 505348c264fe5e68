package dev.footnote.lucene;

/** An index cannot be opened or written; the message says what, the rule and the remedy. */
public final class IndexException extends RuntimeException {
  IndexException(String message) {
    super(message);
  }

  IndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
