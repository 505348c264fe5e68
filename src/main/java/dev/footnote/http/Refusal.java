package dev.footnote.http;

import java.util.Map;

/** Ends a request with a problem; its detail is for the caller to read and holds nothing of our inside. */
public final class Refusal extends RuntimeException {
  private final Fault fault;
  private final transient Map<String, String> headers;

  public Refusal(Fault fault, String detail) {
    this(fault, detail, Map.of());
  }

  /** @param headers to send along, such as {@code allow}; names in lower case */
  public Refusal(Fault fault, String detail, Map<String, String> headers) {
    super(detail, null, false, false); // expected and frequent: no stack trace
    this.fault = fault;
    this.headers = headers;
  }

  Fault fault() {
    return fault;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  Map<String, String> headers() {
    return headers;
  }
}
