package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.cli.Commands;
import dev.footnote.cli.Terminal;
import dev.footnote.cli.Workbench;
import dev.footnote.retrieve.Filter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counts what makes a start slow and an answer dear, and compares with {@code guard.properties}: more than a tenth above is a
 * failure. Who means to spend more writes the new number there, and why into the commit.
 */
class GuardIT {
  private static final String ARCH = System.getProperty("lambda.arch", "x86_64");
  private static final Path ZIP = Path.of("target", "footnote-lambda-" + ARCH + ".zip");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int WARM_UP = 30;
  private static final int ASKED = 30;

  @TempDir Path folder;

  @Test
  void thePackageHasNoMoreFilesAndNatives() throws IOException {
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      holds("package.files", zip.stream().filter(e -> !e.isDirectory()).count());
      holds("package.natives", zip.stream().filter(e -> e.getName().endsWith(".so")).count());
      holds("package.bytes", zip.stream().filter(e -> !e.getName().endsWith(".aot")).mapToLong(ZipEntry::getSize).sum());
    }
  }

  @Test
  void theFirstAnswerLoadsNoMoreClasses() throws Exception {
    String arch = System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "x86_64";
    assumeTrue(arch.equals(ARCH), "the package is for another processor");
    Path task = unzip();
    Path log = folder.resolve("classes.log");
    Path index = index();
    try (RuntimeApi lambda = new RuntimeApi(Files.readAllBytes(Path.of("events/ask.json")), PATIENCE)) {
      ProcessBuilder builder = new ProcessBuilder(task.resolve("stream").toString(),
          Path.of(System.getProperty("java.home"), "bin", "java").toString()).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putAll(Map.of("AWS_LAMBDA_RUNTIME_API", lambda.address(), "LAMBDA_TASK_ROOT", task.toString(),
          "FOOTNOTE_INDEX", index.toString(), "JAVA_TOOL_OPTIONS", "-Donnxruntime.native.path=" + task
              + "/native -Dfootnote.models=" + task + "/models --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC"
              + " -Xlog:class+load=info:file=" + log));
      Process function = builder.start();
      try {
        var outcome = lambda.outcome().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertTrue(outcome instanceof RuntimeApi.Outcome.Response, outcome.toString());
      } finally {
        function.destroyForcibly().waitFor();
      }
    }
    try (Stream<String> lines = Files.lines(log)) {
      holds("start.classes", lines.filter(line -> line.contains(" source: ")).count());
    }
  }

  @Test
  void anAnswerAllocatesNoMore() throws IOException {
    Path index = index();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Workbench.Opened opened = App.workbench(environment()).open(index, false)) {
      for (int i = 0; i < WARM_UP; i++) {
        ask(opened, i);
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < ASKED; i++) {
        ask(opened, i);
      }
      holds("answer.bytes", (threads.getCurrentThreadAllocatedBytes() - before) / ASKED);
    }
  }

  /** Two in turn, since the same one again would be embedded once. */
  private static void ask(Workbench.Opened opened, int number) {
    String asked = number % 2 == 0 ? "When did the NIS apply?" : "When was the NIS let in?";
    var answer = opened.service().asker().ask(new Question(asked, LocalDate.of(2022, 5, 6),
        Optional.empty(), Filter.NONE, Mode.EXTRACTIVE, Question.DEFAULT_CITATIONS, Question.DEFAULT_DEADLINE));
    assertEquals(Mode.EXTRACTIVE, answer.mode());
  }

  private static void holds(String name, long found) throws IOException {
    Properties known = new Properties();
    try (InputStream in = GuardIT.class.getResourceAsStream("/guard.properties")) {
      known.load(Objects.requireNonNull(in, "guard.properties"));
    }
    long most = Long.parseLong(known.getProperty(name, "0"));
    System.out.printf("%s: %d, known %d%n", name, found, most);
    assertTrue(found <= most * 1.1, name + " is " + found + ", more than a tenth above " + most
        + ". Find out why; if it is meant, write it into src/test/resources/guard.properties.");
  }

  private Map<String, String> environment() {
    return Map.of("FOOTNOTE_CACHE", folder.resolve("cache").toString());
  }

  private Path index() {
    Path index = folder.resolve("index");
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertEquals(0, new Commands(App.workbench(environment()), Terminal.of(out, out, false, environment()),
        Clock.systemUTC()).run("ingest", "--index", index.toString(), "src/test/resources/corpus/articles"));
    return index;
  }

  private Path unzip() throws IOException {
    Path task = folder.resolve("task");
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory() && !e.getName().endsWith(".aot")).toList()) {
        Path to = task.resolve(entry.getName());
        Files.createDirectories(to.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, to);
        }
      }
    }
    assertTrue(task.resolve("stream").toFile().setExecutable(true));
    return task;
  }
}
