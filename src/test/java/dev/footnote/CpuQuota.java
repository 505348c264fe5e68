package dev.footnote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A share of one core, as Lambda gives it by memory: through a control group (version 2 or 1) where this process may make
 * one, else through {@code systemd-run}. Holding to one core by {@code taskset} is the last resort, and no quota below 1.
 */
final class CpuQuota implements AutoCloseable {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final long PERIOD_MICROS = 20_000; // short, so that a start is not stopped for a tenth of a second at once

  private final List<String> prefix;
  private final String how;
  private final List<Path> groups;

  private CpuQuota(List<String> prefix, String how, List<Path> groups) {
    this.prefix = List.copyOf(prefix);
    this.how = how;
    this.groups = List.copyOf(groups);
  }

  /** All the processor. */
  static CpuQuota none() {
    return new CpuQuota(List.of(), "none", List.of());
  }

  /**
   * @param cores in (0..1]
   * @throws IOException if a share below 1 cannot be had on this machine; the message says what would help
   */
  static CpuQuota of(double cores) throws IOException, InterruptedException {
    long quota = Math.round(PERIOD_MICROS * cores);
    String name = "footnote-" + ProcessHandle.current().pid();
    if (Files.isWritable(ROOT.resolve("cgroup.procs"))) {
      Path group = Files.createDirectory(ROOT.resolve(name));
      if (Files.exists(group.resolve("cpu.max"))) {
        Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
        return within(group, "cgroup v2 cpu.max");
      }
      Files.delete(group);
    }
    Path first = ROOT.resolve("cpu");
    if (Files.isWritable(first.resolve("cgroup.procs"))) {
      Path group = Files.createDirectory(first.resolve(name));
      Files.writeString(group.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
      Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(quota));
      return within(group, "cgroup v1 cpu.cfs_quota_us");
    }
    if (works("systemd-run", "--user", "--scope", "-q", "true")) {
      return new CpuQuota(List.of("systemd-run", "--user", "--scope", "-q", "-p",
          String.format(Locale.ROOT, "CPUQuota=%.0f%%", cores * 100), "--"), "systemd-run CPUQuota", List.of());
    }
    if (cores == 1 && works("taskset", "-c", "0", "true")) {
      return new CpuQuota(List.of("taskset", "-c", "0"), "taskset, one core", List.of());
    }
    throw new IOException("a quota of " + cores + " core needs root, a user's systemd, or, for a whole core, taskset");
  }

  private static CpuQuota within(Path group, String how) {
    return new CpuQuota(List.of("sh", "-c", "echo $$ > \"$0\"; exec \"$@\"", group.resolve("cgroup.procs").toString()), how,
        List.of(group));
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
          .waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  /** The command under the quota. */
  List<String> command(List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  /** In words. */
  String how() {
    return how;
  }

  /** To be called once the processes have ended. */
  @Override
  public void close() throws IOException {
    for (Path group : groups) {
      Files.deleteIfExists(group); // the system takes away the files in it
    }
  }
}
