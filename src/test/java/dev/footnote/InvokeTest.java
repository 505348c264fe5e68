package dev.footnote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On AWS's own runtime interface client, with a package that holds one small handler. */
class InvokeTest {
  private static final String ECHO = "dev.footnote.EchoHandler::handleRequest";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void unpack() throws IOException {
    Path name = Path.of("dev/footnote/EchoHandler.class");
    Files.createDirectories(folder.resolve("dev/footnote"));
    Files.copy(Path.of("target/test-classes").resolve(name), folder.resolve(name));
  }

  @Test
  void printsTheBodyAndTellsTheStatusAndTheTimes() throws Exception {
    assertEquals(0, invoke(ECHO, "{\"statusCode\":200,\"body\":\"Grüße\"}"));
    assertEquals("Grüße\n", out.toString(UTF_8));
    assertTrue(err().matches("(?s).*status 200, init \\d+ ms, call \\d+ ms, processor \\d+ ms, package \\d+ MB\n"), err());
  }

  @Test
  void decodesABodyInBase64() throws Exception {
    invoke(ECHO, "{\"statusCode\":200,\"body\":\"aGVsbG8=\",\"isBase64Encoded\":true}");
    assertEquals("hello\n", out.toString(UTF_8));
  }

  @Test
  void anyOtherStatusIsAFailure() throws Exception {
    assertEquals(1, invoke(ECHO, "{\"statusCode\":503,\"body\":\"no_index\"}"));
    assertEquals("no_index\n", out.toString(UTF_8));
  }

  @Test
  void theFunctionsLogGoesToStderr() throws Exception {
    invoke(ECHO, "{\"statusCode\":200,\"body\":\"\"}");
    assertTrue(err().contains("a line of log"), err());
  }

  @Test
  void optionsPointToTheUnpackedPackage() throws Exception {
    invoke(ECHO, "{\"statusCode\":200,\"body\":\"\"}");
    assertTrue(err().contains("option " + folder + "/native"), err());
  }

  @Test
  void aFunctionThatThrowsIsAFailure() throws Exception {
    assertEquals(1, invoke(ECHO, "{\"do\":\"fail\"}"));
    assertTrue(err().contains("error: the function threw: ") && err().contains("told to fail"), err());
  }

  @Test
  void aMissingHandlerIsAFailure() throws Exception {
    assertEquals(1, invoke("dev.footnote.Missing::handleRequest", "{}"));
    assertTrue(err().contains("dev.footnote.Missing"), err());
  }

  @Test
  void whatIsNotJsonIsBadUsage() throws Exception {
    assertEquals(2, invoke(ECHO, "{\"statusCode\":"));
    assertTrue(err().contains("is not JSON"), err());
    assertEquals(2, invoke(ECHO, "[1]"));
    assertTrue(err().contains("must be a JSON object"), err());
  }

  private int invoke(String handler, String event) throws IOException, InterruptedException {
    Path file = folder.resolve("event.json");
    Files.writeString(file, event);
    String client = Peers.classPath("ric").stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return new Invoke(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .run(file, folder, client, handler, "-XX:TieredStopAtLevel=1 -Dwhere=/var/task/native");
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
