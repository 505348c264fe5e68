package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says in words what OpenSearch refused, and what to do about it. */
final class Faults {
  private static final int LONGEST = 300;

  private Faults() {}

  /** @param doing what was tried, such as {@code search the index footnote} */
  static OpenSearchException refused(URI base, String doing, Server.Reply reply) {
    String reason = reason(reply.body());
    return new OpenSearchException("OpenSearch at " + base + " will not " + doing + " (" + reply.status()
        + (reason.isEmpty() ? "" : ": " + reason) + "). " + switch (reply.status()) {
          case 401 -> "Check FOOTNOTE_OPENSEARCH_USER and FOOTNOTE_OPENSEARCH_PASSWORD, or FOOTNOTE_OPENSEARCH_AUTH.";
          case 403 -> "Who asks must be allowed to: es:ESHttpGet, ESHttpPost, and to write ESHttpPut too, for the domain, in its"
              + " access policy too; with fine-grained access control the role also needs a mapping. aws sts"
              + " get-caller-identity shows who you are.";
          case 404 -> "Check FOOTNOTE_OPENSEARCH_INDEX, or make the index with: scripts/ingest PATH...";
          case 413 -> "The request is larger than it takes: split the largest articles.";
          default -> "Check FOOTNOTE_OPENSEARCH_URL, and that it is OpenSearch 2.13 or newer with its k-NN plugin.";
        });
  }

  static OpenSearchException busy(URI base, String call, Server.Reply reply, long retryAfter) {
    String reason = reason(reply.body());
    return new OpenSearchException("OpenSearch at " + base + " is busy or away (" + reply.status() + " to " + call
        + (reason.isEmpty() ? "" : ": " + reason) + ")"
        + (retryAfter >= 0 ? " and asks to wait " + retryAfter / 1000 + " s" : ", also after retries")
        + ". Try again later; if it stays so, give it more room.");
  }

  static OpenSearchException unreachable(URI base, String call, @Nullable Exception fault) {
    String why = fault instanceof TimeoutException ? "no answer came in time"
        : fault == null || fault.getMessage() == null ? "the connection fails" : fault.getMessage();
    String message = "OpenSearch at " + base + " cannot be reached (" + why + ", " + call + "). Check FOOTNOTE_OPENSEARCH_URL, the"
        + " network and that it runs.";
    return fault == null ? new OpenSearchException(message) : new OpenSearchException(message, fault);
  }

  /** Type and reason of the first cause that tells more than the whole. */
  static String reason(JsonNode body) {
    JsonNode error = body.path("error");
    if (error.isTextual()) {
      return shortened(error.asText());
    }
    JsonNode cause = error.path("root_cause").path(0);
    JsonNode told = cause.isMissingNode() ? error : cause;
    String type = told.path("type").asText("");
    String reason = told.path("reason").asText(body.path("message").asText(body.path("Message").asText("")));
    return shortened(type.isEmpty() ? reason : type + ": " + reason);
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
