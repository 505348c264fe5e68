package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in a real browser: src/test/web/pages.mjs drives Chromium against {@link BrowserStage} and reports each
 * test on a line. {@code scripts/test} gets the browser and what drives it, and says where it is in target/browser/chromium.
 */
class BrowserIT {
  private static final Path TOOLS = Path.of("target", "browser");
  private static final Path ATTACKS = Path.of("..", "shared", "attacks");

  @TestFactory
  Stream<DynamicTest> thePagesInABrowser(@TempDir Path folder) throws IOException, InterruptedException {
    Path browser = TOOLS.resolve("chromium");
    Assumptions.assumeTrue(Files.exists(browser) && Files.isDirectory(TOOLS.resolve("node_modules")),
        "the browser tests did not run: no browser or no npm packages in " + TOOLS + ". scripts/test gets them.");
    List<JsonNode> results;
    try (BrowserStage stage = new BrowserStage(folder)) {
      results = run(stage, Files.readString(browser).strip());
    }
    assertFalse(results.isEmpty(), "the browser tests reported nothing");
    return results.stream().map(result -> DynamicTest.dynamicTest(result.path("name").asText(),
        () -> assertEquals("", result.path("error").asText())));
  }

  private static List<JsonNode> run(BrowserStage stage, String browser) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("node", Path.of("src/test/web/pages.mjs").toAbsolutePath().toString());
    builder.environment().putAll(stage.addresses());
    builder.environment().put("CHROMIUM", browser);
    builder.environment().put("SHOTS", Files.createDirectories(TOOLS.resolve("shots")).toAbsolutePath().toString());
    builder.environment().put("ATTACKS", Files.isDirectory(ATTACKS) ? ATTACKS.toAbsolutePath().toString() : "");
    builder.environment().put("TOOLS", TOOLS.toAbsolutePath().toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<JsonNode> results = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        results.add(json.readTree(line));
      }
    } finally {
      process.destroy();
    }
    assertEquals(0, process.waitFor(), "node ended early, after " + results.size() + " tests");
    return results;
  }
}
