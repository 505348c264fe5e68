package dev.footnote.http;

import java.util.Locale;

/** Every error that the API gives: its status and its stable {@code code}, the name in lower case. */
public enum Fault {
  /** A body that is not one JSON object, or breaks a limit of the reader. */
  BAD_JSON(400, "Bad Request"),
  /** A body that is not UTF-8. */
  BAD_ENCODING(400, "Bad Request"),
  /** A field of the body, or a parameter of the query string, of the wrong type or out of its range. */
  BAD_FIELD(400, "Bad Request"),
  /** A path or query string that is not well-formed. */
  BAD_PATH(400, "Bad Request"),
  /** JSON that is no JSON-RPC message. */
  BAD_MESSAGE(400, "Bad Request"),
  /** An event that is no HTTP request of payload format 2.0. */
  BAD_EVENT(400, "Bad Request"),
  /** No question, or one without a visible character. */
  QUESTION_REQUIRED(400, "Bad Request"),
  /** A question longer than 2,000 characters. */
  QUESTION_TOO_LONG(400, "Bad Request"),
  /** {@code mode: generative} where no model is configured. */
  NO_MODEL(400, "Bad Request"),
  /** A request to Slack's routes that Slack did not sign, or not now. */
  BAD_SIGNATURE(401, "Unauthorized"),
  /** No caller that is known: no API key or a wrong one, or nobody whom the gateway vouches for. */
  UNAUTHORIZED(401, "Unauthorized"),
  /** A state-changing request that a page of another origin sent. */
  CROSS_ORIGIN(403, "Forbidden"),
  /** No such route. */
  UNKNOWN_ROUTE(404, "Not Found"),
  /** No model of this name on OpenAI's surface. */
  UNKNOWN_MODEL(404, "Not Found"),
  /** No article with this key. */
  UNKNOWN_ARTICLE(404, "Not Found"),
  /** The route exists, but not for this method. */
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  /** The request with this Idempotency-Key is still being answered. */
  IDEMPOTENCY_IN_PROGRESS(409, "Conflict"),
  /** A request body, or the response asked for, above its limit. */
  BODY_TOO_LARGE(413, "Content Too Large"),
  /** Path and query string above their limit. */
  URI_TOO_LONG(414, "URI Too Long"),
  /** A body that is not declared as JSON in UTF-8. */
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type"),
  /** A host name that this server does not answer to. */
  BAD_HOST(421, "Misdirected Request"),
  /** An Idempotency-Key that belongs to another request. */
  IDEMPOTENCY_KEY_REUSED(422, "Unprocessable Content"),
  /** The caller has taken all that it may for now. */
  BUDGET_SPENT(429, "Too Many Requests"),
  /** Header fields above their limit. */
  HEADERS_TOO_LARGE(431, "Request Header Fields Too Large"),
  /** Our mistake; the log has it under the request id. */
  INTERNAL(500, "Internal Server Error"),
  /** There is no index yet. */
  NO_INDEX(503, "Service Unavailable"),
  /** There should be an index, but it cannot be served now; the log says why. */
  INDEX_UNAVAILABLE(503, "Service Unavailable"),
  /** What was asked for needs a store that cannot be asked now; the log says why. */
  STORE_UNAVAILABLE(503, "Service Unavailable"),
  /** Too many requests at once. */
  OVERLOADED(503, "Service Unavailable");

  private final int status;
  private final String title;

  Fault(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** The standard phrase of the status. */
  public String title() {
    return title;
  }

  /** Stable name in responses, such as {@code question_required}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
