package dev.footnote.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.LocalServer;
import dev.footnote.http.FakeService;
import dev.footnote.http.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The MCP project's own inspector and conformance tests, against the server over a socket. */
class McpClientsTest {
  private static LocalServer server;

  @BeforeAll
  static void start() throws Exception {
    server = LocalServer.start(new FakeService().api(), 0, Set.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theInspectorListsTheTools() throws Exception {
    JsonNode tools = inspect("--method", "tools/list").path("tools");
    assertEquals(3, tools.size(), tools.toString());
    assertTrue(tools.at("/0/outputSchema/properties").isObject());
  }

  @Test
  void theInspectorCallsATool() throws Exception {
    JsonNode result = inspect("--method", "tools/call", "--tool-name", "ask", "--tool-arg", "question=When did the NIS apply?");
    assertEquals("answered", result.at("/structuredContent/outcome").textValue(), result.toString());
    assertTrue(result.at("/content/0/text").textValue().contains("[1]"));
    assertEquals("The NIS filed its application to the centre in 2019.",
        result.at("/structuredContent/citations/0/quote").textValue());
  }

  private static JsonNode inspect(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("node_modules/.bin/mcp-inspector", "--cli", url(), "--transport", "http"));
    command.addAll(List.of(arguments));
    Node.Ran ran = Node.client("mcp-inspector").run(Map.of(), command);
    assertEquals(0, ran.status(), ran.toString());
    return Requests.json(ran.out());
  }

  /** The scenarios that ask for no tool, resource or prompt made for the test. */
  @ParameterizedTest
  @CsvSource({
      "server-initialize, 2025-06-18", "server-initialize, 2025-11-25", "ping, 2025-06-18", "ping, 2025-11-25",
      "tools-list, 2025-06-18", "tools-list, 2025-11-25", "tools-list, 2026-07-28",
      "dns-rebinding-protection, 2025-11-25", "dns-rebinding-protection, 2026-07-28",
      "http-header-validation, 2026-07-28"})
  void passesTheConformanceScenario(String scenario, String revision) throws Exception {
    Node.Ran ran = conform(scenario, revision);
    assertEquals(0, ran.status(), ran.out() + ran.err());
  }

  /** Those of its checks that ask for a tool made for the test say so; nothing else of it fails. */
  @Test
  void passesWhatTheConformanceScenarioOfStatelessServersCanTestHere() throws Exception {
    String out = conform("server-stateless", "2026-07-28").out();
    List<String> failed = out.lines().filter(line -> line.contains("sep-") && line.contains("FAILURE")).toList();
    List<String> untestable = out.lines().filter(line -> line.contains("Error: Not testable: ")).toList();
    assertEquals(untestable.size(), failed.size(), out);
    assertTrue(out.lines().filter(line -> line.contains("sep-") && line.contains("SUCCESS")).count() > 15, out);
  }

  private static Node.Ran conform(String scenario, String revision) throws Exception {
    return Node.client("mcp-conformance").run(Map.of(), List.of("node_modules/node/bin/node",
        "node_modules/@modelcontextprotocol/conformance/dist/index.js", "server", "--url", url(), "--scenario", scenario,
        "--spec-version", revision));
  }

  private static String url() {
    return "http://localhost:" + server.port() + "/mcp";
  }
}
