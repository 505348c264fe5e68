package dev.footnote.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command as a person runs it: exit code, what is printed where, and the remedy of an error. */
class CommandsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path folder;
  private static Bench bench;
  private static Path articles;
  private static Path index;

  @BeforeAll
  static void ingest() throws IOException {
    bench = new Bench(folder);
    articles = folder.resolve("articles.jsonl");
    Files.write(articles, List.of(
        "{\"id\":\"harbour\",\"title\":\"Harbour\",\"url\":\"https://x.example/h\",\"text\":\"The harbour opened in 1984.\"}",
        "{\"id\":\"mill\",\"title\":\"Mill\",\"url\":\"https://x.example/m\",\"text\":\"The mill burned down in 1901.\"}"));
    index = folder.resolve("index");
    assertEquals(0, bench.run("ingest", "--index", index.toString(), articles.toString()).exit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ask", "serve", "ingest", "eval", "bench warm", "bench ingest", "bench cold",
      "bench load", "feedback"})
  void helpGoesToStdoutAndIsNoError(String command) {
    Bench.Ran ran = bench.run((command + " --help").split(" "));
    assertEquals(0, ran.exit());
    assertTrue(ran.out().startsWith("Usage: scripts/" + command + " "), ran.out());
    assertEquals("", ran.err());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "`` | The commands are ask, serve, ingest, eval, bench, feedback.",
      "sing | unknown command \"sing\"",
      "ask | See scripts/ask --help.",
      "ask --colour red When? | Unknown option: '--colour'",
      "ask --as-of tomorrow When? | \"tomorrow\" is no day; write one such as 2022-05-06",
      "ask \u200B | no visible character",
      "ask --index a --articles b When? | give one of them",
      "ask --json --explain When? | give one of them",
      "ask --index nowhere When? | Make one with: scripts/ingest --index nowhere PATH...",
      "ask --articles nowhere When? | no such file or folder: nowhere",
      "ask --articles https://x.example/a When? | https://x.example/a is a web address",
      "serve --port 70000 | it must be in [0..65535]",
      "serve --port http | 'http' is not an int",
      "ingest a.txt | Which index? Name its folder with --index DIR",
      "ingest --index unmade | nothing to do",
      "ingest --index unmade nowhere | no such file or folder: nowhere",
      "ingest --index unmade report.pdf | no such file or folder: report.pdf",
      "ingest --index unmade --publish ftp://x a | s3://",
      "eval --articles a --questions b | Missing required option: '--out=DIR'",
      "eval --articles a --questions nowhere --out o | cannot read the questions in nowhere",
      "bench | The benchmarks are cold, memory, warm, ingest, scale, load, all.",
      "bench sing | unknown benchmark \"sing\". The benchmarks are cold, memory, warm, ingest, scale, load, all.",
      "bench load --runs 0 | it must be in [1..1000]",
      "bench warm --runs 0 | it must be in [1..1000]",
      "bench warm --warm-up -1 | it must not be negative",
      "bench cold --event nowhere.json | no such file: nowhere.json"})
  void badUsageEndsWith2AndSaysWhatToDo(String line, String said) {
    Bench.Ran ran = bench.run(line.isEmpty() ? new String[0] : line.split(" "));
    assertEquals(2, ran.exit(), ran.toString());
    assertTrue(ran.err().contains("error: ") && ran.err().contains(said), ran.err());
    assertFalse(ran.err().contains("java.") || ran.err().contains("Exception"), ran.err());
    assertEquals("", ran.out());
    assertFalse(Files.exists(Path.of("unmade")));
  }

  @Test
  void aQuestionThatIsTooLongIsBadUsage() {
    Bench.Ran ran = bench.run("ask", "--index", index.toString(), "x".repeat(3_000));
    assertEquals(2, ran.exit());
    assertTrue(ran.err().contains("3000 characters") && ran.err().contains("Shorten it."), ran.err());
  }

  @Test
  void anIndexOfAnotherKindIsNamed() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("segments_1"), "rubbish");
    Bench.Ran ran = bench.run("ask", "--index", other.toString(), "When?");
    assertEquals(2, ran.exit(), ran.toString());
    assertTrue(ran.err().contains("cannot be read") && ran.err().contains("Build it again"), ran.err());
  }

  @Test
  void askAnswersFromFilesAndSaysWhatItDoesOnStderr() {
    Bench.Ran ran = bench.run("ask", "--articles", articles.toString(), "When did the harbour open?");
    assertEquals(0, ran.exit(), ran.toString());
    assertTrue(ran.err().contains("Reading ") && ran.err().contains("Answering from 2 articles."), ran.err());
    assertFalse(ran.out().isBlank());
    assertFalse(ran.out().contains("\u001b"), "colours are for terminals");
  }

  @Test
  void askInSeveralWordsIsOneQuestion() {
    String one = bench.run("ask", "--json", "--index", index.toString(), "When did the mill burn?").out();
    String many = bench.run("ask", "--json", "--index", index.toString(), "When", "did", "the", "mill", "burn?").out();
    assertEquals(stripped(one), stripped(many));
  }

  @Test
  void jsonIsTheBodyOfTheHttpAnswer() throws Exception {
    String question = "When did the harbour open?";
    String printed = bench.run("ask", "--json", "--as-of", "2022-05-06", "--index", index.toString(), question).out();
    try (Workbench.Opened opened = bench.open(index, false); Workbench.Server server = bench.serve(opened.service(), 0)) {
      String body = HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.uri().resolve("v1/ask"))
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString("{\"question\":\"" + question + "\",\"asOf\":\"2022-05-06\"}")).build(),
          BodyHandlers.ofString()).body();
      assertEquals(stripped(body), stripped(printed));
      assertEquals(1, printed.lines().count());
    }
  }

  private static String stripped(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      ((ObjectNode) node).remove("id");
      ((ObjectNode) node.path("receipt")).remove("ms");
      return node.toString();
    } catch (IOException e) {
      throw new AssertionError(body, e);
    }
  }

  @Test
  void serveSaysWhichPortIsTaken() throws Exception {
    try (Workbench.Opened opened = bench.open(index, false); Workbench.Server server = bench.serve(opened.service(), 0)) {
      int port = URI.create(server.uri().toString()).getPort();
      Bench.Ran ran = bench.run("serve", "--index", index.toString(), "--port", Integer.toString(port));
      assertEquals(1, ran.exit());
      assertTrue(ran.err().contains("127.0.0.1:" + port) && ran.err().contains("choose another"), ran.err());
    }
  }

  @Test
  void serveEndsItsServerWhenItIsTold() throws Exception {
    Process process = new ProcessBuilder(bench.script("serve").toString(), "--port", "0", "--index", index.toString()).start();
    try {
      assertTrue(String.valueOf(process.inputReader().readLine()).startsWith("Footnote listens on http://localhost:"));
      process.toHandle().destroy(); // as Ctrl-C, which sends another signal, does
      String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertFalse(said.contains("cut off") || said.contains("Exception"), said);
      assertEquals(128 + 15, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void explainsWhatWasConsideredAndWhy() {
    String out = bench.run("ask", "--explain", "--index", index.toString(), "When did the mill burn?").out();
    assertTrue(out.contains("Passages found, best first"), out);
    assertTrue(out.contains("which asks for: date"), out);
    assertTrue(out.contains("How sure the first one answers: 0."), out);
    assertTrue(out.matches("(?s).*1\\. [-\\d.]+ mill #0 \\[1901\\] The mill burned down in 1901\\.\\s+[a-zA-Z]+ [+-].*"), out);
  }
}
