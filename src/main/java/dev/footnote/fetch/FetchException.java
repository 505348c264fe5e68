package dev.footnote.fetch;

/** A web address cannot be had, or must not be asked. */
public final class FetchException extends Exception {
  private final String code;

  /**
   * @param code stable and short, such as {@code blocked_address}
   * @param message what, the value, the rule and the remedy, for a person
   */
  public FetchException(String code, String message) {
    super(message);
    this.code = code;
  }

  FetchException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /**
   * One of {@code bad_url}, {@code blocked_address}, {@code unknown_host}, {@code unreachable}, {@code timeout},
   * {@code too_large}, {@code too_many_redirects}, {@code robots}, {@code bad_response}, or {@code http_} and a status.
   */
  public String code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
