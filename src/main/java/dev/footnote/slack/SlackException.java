package dev.footnote.slack;

/** Slack refused a call for good; trying again would change nothing. */
final class SlackException extends RuntimeException {
  private final String code;

  SlackException(String method, String code) {
    super(method + " was refused by Slack: " + code, null, false, false); // the code says all that a stack would
    this.code = code;
  }

  /** Slack's error code, such as {@code not_in_channel}. */
  String code() {
    return code;
  }
}
