package dev.footnote.http;

/**
 * Who sent a request, as far as the door could tell.
 *
 * @param id the same for every request of one caller, whatever key or session it used: {@code key:NAME} for an API key,
 *     {@code iam:ARN} or {@code jwt:SUBJECT} for whom the gateway authenticated. Names conversations and budgets; holds
 *     no secret
 */
public record Caller(String id) {
  /** Somebody on this machine. */
  public static final Caller LOCAL = new Caller("local");

  /** Nobody has said. */
  public static final Caller UNKNOWN = new Caller("");

  /** Whether anybody vouches for the caller. */
  boolean isKnown() {
    return !id.isEmpty();
  }
}
