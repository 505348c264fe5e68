package dev.footnote.opensearch;

import dev.footnote.retrieve.SearchException;

/** OpenSearch cannot be used, or not now; the message says what, the rule and the remedy. */
public final class OpenSearchException extends SearchException {
  OpenSearchException(String message) {
    super(message);
  }

  OpenSearchException(String message, Throwable cause) {
    super(message, cause);
  }
}
