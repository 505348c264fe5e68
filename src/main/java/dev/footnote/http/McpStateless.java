package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the revision 2026-07-28 of MCP adds, which the SDK does not know yet: no handshake, so each request says its
 * revision and what the client can do; headers repeat the method and the tool, so that gateways can route; results say
 * that they are complete. The SDK answers the rest, as it does for older clients.
 */
final class McpStateless {
  static final String REVISION = "2026-07-28";

  /** Those of clients that begin with {@code initialize}. */
  static final List<String> OLDER = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

  private static final Set<String> METHODS = Set.of("server/discover", "tools/list", "tools/call");
  private static final int INVALID_PARAMS = -32602;
  private static final int METHOD_NOT_FOUND = -32601;
  private static final int HEADER_MISMATCH = -32020;
  private static final int UNSUPPORTED_REVISION = -32022;
  private static final long KEPT_MS = 300_000;

  private final HttpRequest request;
  private final McpMessage message;

  private McpStateless(HttpRequest request, McpMessage message) {
    this.request = request;
    this.message = message;
  }

  /** The message, if it is of this revision or of one that nobody here knows; empty for one of an older client. */
  static Optional<McpStateless> of(HttpRequest request, McpMessage message) {
    boolean older = request.header("mcp-protocol-version").map(String::strip).map(OLDER::contains).orElse(true);
    boolean says = !message.meta("protocolVersion").isMissingNode() || message.method().equals("server/discover");
    return older && !says ? Optional.empty() : Optional.of(new McpStateless(request, message));
  }

  /** What is wrong with it, as a response; empty if it may be answered. */
  Optional<HttpResponse> refused() {
    String header = header("mcp-protocol-version");
    String says = message.meta("protocolVersion").asText("");
    if (says.isEmpty() && !header.isEmpty() && !header.equals(REVISION)) {
      return Optional.of(unsupported(header));
    }
    if (says.isEmpty() || !message.meta("clientCapabilities").isObject()) {
      return refused(400, INVALID_PARAMS, "params._meta must hold io.modelcontextprotocol/protocolVersion, a string, and"
          + " io.modelcontextprotocol/clientCapabilities, an object.");
    }
    if (!header.equals(says)) {
      return mismatch("MCP-Protocol-Version", header, says);
    }
    if (!says.equals(REVISION)) {
      return Optional.of(unsupported(says));
    }
    if (!header("mcp-method").equals(message.method())) {
      return mismatch("Mcp-Method", header("mcp-method"), message.method());
    }
    String tool = message.params().path("name").asText("");
    if (message.method().equals("tools/call") && !decoded(header("mcp-name")).equals(tool)) {
      return mismatch("Mcp-Name", header("mcp-name"), tool);
    }
    if (!METHODS.contains(message.method())) {
      return refused(404, METHOD_NOT_FOUND, "There is no method " + Fields.quoted(message.method()) + ".");
    }
    return Optional.empty();
  }

  /** The result of {@code server/discover}. */
  static ObjectNode discovery(String instructions) {
    ObjectNode result = Json.object();
    ArrayNode versions = result.putArray("supportedVersions").add(REVISION);
    OLDER.forEach(versions::add);
    result.putObject("capabilities").putObject("tools");
    return result.put("instructions", instructions);
  }

  /** Adds to an answer what this revision wants in it. */
  HttpResponse completed(ObjectNode answer, ObjectNode server) {
    if (!(answer.path("result") instanceof ObjectNode result)) {
      return HttpResponse.json(answer);
    }
    result.put("resultType", "complete");
    ObjectNode meta = result.path("_meta") instanceof ObjectNode there ? there : result.putObject("_meta");
    meta.set("io.modelcontextprotocol/serverInfo", server);
    if (!message.method().equals("tools/call")) {
      result.put("ttlMs", KEPT_MS).put("cacheScope", "public");
    }
    return HttpResponse.json(answer);
  }

  private HttpResponse unsupported(String asked) {
    ObjectNode answer = message.error(UNSUPPORTED_REVISION,
        "The revision " + Fields.quoted(asked) + " of the protocol is not spoken here.");
    ObjectNode data = ((ObjectNode) answer.path("error")).putObject("data").put("requested", Fields.shorten(asked));
    ArrayNode supported = data.putArray("supported").add(REVISION);
    OLDER.forEach(supported::add);
    return HttpResponse.json(400, answer);
  }

  private Optional<HttpResponse> mismatch(String name, String header, String body) {
    return refused(400, HEADER_MISMATCH, "The header " + name + " is " + Fields.quoted(header)
        + ", but the body says " + Fields.quoted(body) + ". They must be the same.");
  }

  private Optional<HttpResponse> refused(int status, int code, String why) {
    return Optional.of(HttpResponse.json(status, message.error(code, why)));
  }

  private String header(String name) {
    return request.header(name).map(String::strip).orElse("");
  }

  /** What a header cannot hold as it is comes as {@code =?base64?…?=}. */
  private static String decoded(String value) {
    if (!value.startsWith("=?base64?") || !value.endsWith("?=") || value.length() < 11) {
      return value;
    }
    try {
      return new String(Base64.getDecoder().decode(value.substring(9, value.length() - 2)), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
