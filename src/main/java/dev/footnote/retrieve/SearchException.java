package dev.footnote.retrieve;

/**
 * A store on another machine cannot be asked now; the message says what, the rule and the remedy. Whoever answers says that
 * there is no index for the moment.
 */
public class SearchException extends RuntimeException {
  public SearchException(String message) {
    super(message);
  }

  public SearchException(String message, Throwable cause) {
    super(message, cause);
  }
}
