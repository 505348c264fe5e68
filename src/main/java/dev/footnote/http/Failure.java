package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.retrieve.SearchException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Why a request gets no answer, as its caller may know it.
 *
 * @param detail for the caller to read; holds nothing of our inside
 * @param headers to send along, such as {@code retry-after}; names in lower case
 */
record Failure(Fault fault, String detail, Map<String, String> headers) {
  private static final Logger LOG = System.getLogger("dev.footnote.http");

  Failure(Fault fault, String detail) {
    this(fault, detail, Map.of());
  }

  /**
   * What was thrown, in words for the caller; logged unless it was foreseen.
   *
   * @param id of the request
   */
  static Failure of(Throwable thrown, String id) {
    return switch (thrown) {
      case Refusal refusal -> new Failure(refusal.fault(), refusal.detail(), refusal.headers());
      case IndexUnavailableException e -> withoutIndex(e, id);
      case SearchException e -> withoutIndex(e, id);
      case StoreException e -> {
        LOG.log(Level.WARNING, "request {0} needs a store that is away: {1}", id, e.getMessage());
        yield new Failure(Fault.STORE_UNAVAILABLE, "What this needs cannot be written or read now. Try again later; if it"
            + " stays so, tell whoever runs this service the request id.", Map.of("retry-after", "5"));
      }
      default -> {
        LOG.log(Level.ERROR, "request " + id + " failed", thrown);
        yield new Failure(Fault.INTERNAL, "Something went wrong on our side. Tell us the request id if it stays so.");
      }
    };
  }

  private static Failure withoutIndex(RuntimeException e, String id) {
    LOG.log(Level.WARNING, "request {0} has no index: {1}", id, e.getMessage());
    return new Failure(Fault.INDEX_UNAVAILABLE, "The index cannot be served now. Try again later; if it stays so, tell"
        + " whoever runs this service the request id.", Map.of("retry-after", "30"));
  }

  /** RFC 9457's JSON. */
  ObjectNode problem(String id) {
    return Json.object()
        .put("type", "about:blank").put("title", fault.title()).put("status", fault.status()).put("detail", detail)
        .put("code", fault.code()).put("request_id", id);
  }
}
