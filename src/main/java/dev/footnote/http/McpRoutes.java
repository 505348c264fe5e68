package dev.footnote.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The Model Context Protocol over streamable HTTP without sessions: a message in by POST, its answer out as JSON; 202
 * for what wants none. The server behind it is built at the first message, since its libraries take time to load.
 */
final class McpRoutes {
  private final McpTools tools;
  private @org.jspecify.annotations.Nullable McpServer server;

  McpRoutes(Admission admission, Asked asked) {
    this.tools = new McpTools(admission, asked);
  }

  List<Route> routes() {
    return List.of(new Route("POST", "/mcp", this::post, ErrorShape.JSON_RPC));
  }

  private HttpResponse post(HttpRequest request, Map<String, String> path) {
    requireOwnOrigin(request);
    McpMessage message = McpMessage.read(request);
    Optional<McpStateless> stateless = McpStateless.of(request, message);
    if (!message.isRequest()) {
      return new HttpResponse(202, Map.of(), new byte[0]);
    }
    if (stateless.isEmpty()) {
      return HttpResponse.json(server().answer(request, message));
    }
    return stateless.get().refused().orElseGet(() -> stateless.get().completed(
        message.method().equals("server/discover") ? message.result(McpStateless.discovery(McpServer.INSTRUCTIONS))
            : server().answer(request, message), McpServer.info()));
  }

  private synchronized McpServer server() {
    McpServer built = server;
    if (built == null) {
      built = McpServer.of(tools);
      server = built;
    }
    return built;
  }

  /** Also behind a gateway, where Host says nothing that could be checked: a page may only send to where it is from. */
  private static void requireOwnOrigin(HttpRequest request) {
    for (String origin : request.headers().getOrDefault("origin", List.of())) {
      String host = request.header("host").orElse("").toLowerCase(Locale.ROOT);
      if (!authority(origin).equals(host)) {
        throw new Refusal(Fault.CROSS_ORIGIN, "Origin is " + Fields.quoted(origin)
            + "; pages of other origins may not send to this server. Send from your own server.");
      }
    }
  }

  private static String authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getAuthority()).orElse("").toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
