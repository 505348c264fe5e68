package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.cli.Commands;
import dev.footnote.cli.Terminal;
import dev.footnote.fake.FakeModelServer;
import dev.footnote.fake.Mode;
import dev.footnote.http.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built package, started by its own script as Lambda would, with a chat model that is held half way. */
class StreamIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void theFirstStatementHasLeftThePackageWhileTheModelIsStillWriting() throws Exception {
    String arch = System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "x86_64";
    assumeTrue(arch.equals(System.getProperty("lambda.arch", "x86_64")), "the package is for another processor");
    Path task = unzip(Path.of("target", "footnote-lambda-" + arch + ".zip"));
    Path index = index();
    try (FakeModelServer model = FakeModelServer.start(0, Mode.echo()).hold();
        RuntimeApi lambda = new RuntimeApi(event(), PATIENCE)) {
      Process function = start(task, index, model, lambda);
      try {
        String part = lambda.awaitPart("event: statement", PATIENCE);
        assertFalse(lambda.outcome().isDone());
        assertTrue(part.startsWith("{\"statusCode\":200,"), part);
        assertTrue(part.contains("The NIS filed its application in 2019."), part);
        assertFalse(part.contains("event: done"), part);
        model.release();
        String whole = lambda.awaitPart("event: done", PATIENCE);
        assertTrue(whole.contains("\"mode\":\"generative\""), whole);
        assertEquals("streaming", lambda.header("Lambda-Runtime-Function-Response-Mode"));
      } finally {
        function.destroyForcibly().waitFor();
      }
    }
  }

  private Process start(Path task, Path index, FakeModelServer model, RuntimeApi lambda) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(task.resolve("stream").toString(), java, "-XX:MaxHeapSize=1g", "-cp",
        "/var/runtime/lib/none.jar", "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
        "dev.footnote.HttpFunction::handleRequest").redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(Map.of(
        "AWS_LAMBDA_RUNTIME_API", lambda.address(), "LAMBDA_TASK_ROOT", task.toString(),
        "FOOTNOTE_INDEX", index.toString(), "FOOTNOTE_MODEL", "openai:fake", "FOOTNOTE_MODEL_KEY", "none",
        "FOOTNOTE_MODEL_URL", model.uri() + "/v1",
        "JAVA_TOOL_OPTIONS", "-Donnxruntime.native.path=" + task + "/native --enable-native-access=ALL-UNNAMED"));
    return builder.start();
  }

  private byte[] event() throws IOException {
    ObjectNode event = (ObjectNode) Requests.json(Files.readString(Path.of("events/ask.json")));
    ((ObjectNode) event.path("headers")).put("accept", "text/event-stream");
    event.put("body", "{\"question\":\"When did the NIS apply?\",\"deadlineMs\":120000}");
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Path index() throws IOException {
    Path article = Files.writeString(folder.resolve("nis.txt"),
        "The NIS filed its application in 2019.\n\nThe NIS waited two years for an answer of the centre.");
    Path index = folder.resolve("index");
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Map<String, String> environment = Map.of("FOOTNOTE_CACHE", folder.resolve("cache").toString());
    assertEquals(0, new Commands(App.workbench(environment), Terminal.of(out, out, false, environment),
        Clock.systemUTC()).run(new String[] {"ingest", "--index", index.toString(), article.toString()}));
    return index;
  }

  private Path unzip(Path file) throws IOException {
    Path task = folder.resolve("task");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        Path to = task.resolve(entry.getName());
        Files.createDirectories(to.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, to);
        }
      }
    }
    assertTrue(task.resolve("stream").toFile().setExecutable(true)); // the JDK's reader of zips tells no modes
    return task;
  }
}
