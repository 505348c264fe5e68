package dev.footnote.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Model Context Protocol over streamable HTTP without sessions: a message in by POST, its answer out as JSON; 202
 * for what wants none. The server behind it is built at the first message, since its libraries take time to load.
 */
final class McpRoutes {
  private final McpTools tools;
  private @Nullable McpServer server;

  McpRoutes(Admission admission, Asked asked) {
    this.tools = new McpTools(admission, asked);
  }

  List<Route> routes() {
    return List.of(new Route("POST", "/mcp", this::post, true, true, ErrorShape.JSON_RPC));
  }

  private HttpResponse post(HttpRequest request, Map<String, String> path) {
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
}
