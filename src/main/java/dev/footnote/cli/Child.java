package dev.footnote.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Footnote command in a process of its own, so that what is measured shares nothing with what measures. */
final class Child implements AutoCloseable {
  private static final int STOP_SECONDS = 10;

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Whether {@code taskset}, which holds a process to some cores, is on this machine. */
  static boolean canPin() {
    try {
      new ProcessBuilder("taskset", "--version").redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
      return true;
    } catch (IOException e) {
      return false; // there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** @param environment put beside the variables of this process */
  static Child start(List<String> command, Map<String, String> environment) throws IOException {
    Path log = Files.createTempFile("footnote-bench-", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment);
    return new Child(builder.start(), log);
  }

  /** The command that runs {@code command} on one core only. */
  static List<String> pinned(int core, List<String> command) {
    List<String> all = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
    all.addAll(command);
    return all;
  }

  /**
   * Reads stdout up to a line that starts with {@code start}, and gives the rest of it.
   *
   * @throws IOException if the process ends first; the message holds what it said
   */
  String await(String start) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(start)) {
        return line.substring(start.length()).strip();
      }
    }
    throw new IOException("the process ended before it was ready; it said:\n" + said());
  }

  /** Waits for the end and gives what was said on stderr. */
  String finish() throws IOException, InterruptedException {
    process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    process.waitFor();
    return said();
  }

  private String said() throws IOException {
    return Files.readString(log).strip();
  }

  /** Ends the process, by force if it does not end by itself. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(log);
  }
}
