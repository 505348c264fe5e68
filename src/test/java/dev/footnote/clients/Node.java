package dev.footnote.clients;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Clients that are written in JavaScript: installed by npm into {@code target} from the versions that a folder of
 * {@code src/test/peers} pins. A test that needs one is skipped where there is no node.
 */
public final class Node {
  private final Path folder;

  private Node(Path folder) {
    this.folder = folder;
  }

  /** The client of {@code src/test/peers/NAME}, installed. */
  public static Node client(String name) throws IOException, InterruptedException {
    assumeTrue(runs("node") && runs("npm"), "node and npm are not on the PATH: the clients in JavaScript are not tested."
        + " Install Node.js 20 or newer: https://nodejs.org");
    Path from = Path.of("src/test/peers", name);
    Path to = Path.of("target/peers", name).toAbsolutePath();
    Files.createDirectories(to);
    boolean fresh = Files.exists(to.resolve("node_modules/.installed"))
        && Files.mismatch(from.resolve("package.json"), to.resolve("package.json")) < 0;
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Node node = new Node(to);
    if (!fresh) {
      Ran ran = node.run(Map.of(), List.of("npm", "install", "--no-audit", "--no-fund", "--loglevel=error"));
      assertTrue(ran.status() == 0, () -> "npm could not install the client of " + from
          + "; it needs a registry, or a cache of an earlier run. It said:\n" + ran.err());
      Files.writeString(to.resolve("node_modules/.installed"), "");
    }
    return node;
  }

  /** Where it is installed. */
  public Path folder() {
    return folder;
  }

  /** What a program printed. */
  record Ran(int status, String out, String err) {}

  Ran run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".log");
    Path err = Files.createTempFile(folder, "err", ".log");
    try {
      ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).directory(folder.toFile())
          .redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
      }
      return new Ran(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static boolean runs(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
