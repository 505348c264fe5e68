package dev.footnote.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a benchmark ran on. Linux tells more than other systems; what is not known is left out. */
public final class Machine {
  private Machine() {}

  /** Names and values in the order in which they are shown. */
  static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    line("/proc/cpuinfo", "model name").ifPresent(cpu -> facts.put("processor", cpu));
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    line("/proc/meminfo", "MemTotal").flatMap(Machine::megabytes).ifPresent(mb -> facts.put("memory", mb + " MB"));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
        + System.getProperty("os.arch"));
    facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (load >= 0) {
      facts.put("load at the end", String.format(Locale.ROOT, "%.1f", load));
    }
    return facts;
  }

  /** Most memory that this process has held at once, in MB; empty where the system does not tell. */
  static Optional<Long> peakMemory() {
    return line("/proc/self/status", "VmHWM").flatMap(Machine::megabytes);
  }

  /**
   * Memory that a process holds now, in MB; empty where the system does not tell.
   *
   * @param process its number
   */
  static Optional<Long> memory(long process) {
    return line("/proc/" + process + "/status", "VmRSS").flatMap(Machine::megabytes);
  }

  private static Optional<Long> megabytes(String kilobytes) {
    return Optional.of(kilobytes.replaceAll("\\D", "")).filter(digits -> !digits.isEmpty())
        .map(digits -> Long.parseLong(digits) / 1024);
  }

  private static Optional<String> line(String file, String name) {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(path)) {
      return lines.filter(line -> line.startsWith(name)).findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException e) {
      return Optional.of("unknown: " + e.getMessage());
    }
  }
}
