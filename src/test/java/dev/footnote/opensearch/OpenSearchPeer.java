package dev.footnote.opensearch;

import dev.footnote.Peers;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A real OpenSearch with k-NN in a process of its own, started once; it ends with this JVM. */
public final class OpenSearchPeer {
  private static final OpenSearchPeer ONLY = new OpenSearchPeer();

  /** Held: the process ends when this end of its standard input is closed. */
  private final Process process;

  private final URI url;

  private OpenSearchPeer() {
    Path home = Path.of("target/peers/opensearch-" + ProcessHandle.current().pid()).toAbsolutePath();
    try {
      process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
          "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", classPath(),
          "src/test/peers/opensearch/Embedded.java", home.toString())
          .redirectError(Files.createDirectories(home).resolve("log").toFile()).start();
      url = URI.create("http://127.0.0.1:" + port(process.inputReader(StandardCharsets.UTF_8), home.resolve("log")));
    } catch (IOException e) {
      throw new IllegalStateException("cannot start OpenSearch", e);
    }
  }

  private static String port(BufferedReader out, Path log) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("port ")) {
        return line.substring(5);
      }
    }
    throw new IOException("OpenSearch ended before it listened:\n" + Files.readString(log));
  }

  /** The jars, and those in the zip of the k-NN plugin. */
  private static String classPath() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path file : Peers.classPath("opensearch")) {
      if (file.toString().endsWith(".zip")) {
        jars.addAll(unpacked(file));
      } else {
        jars.add(file);
      }
    }
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static List<Path> unpacked(Path zip) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/peers", zip.getFileName() + ".d").toAbsolutePath());
    List<Path> jars = new ArrayList<>();
    try (InputStream file = Files.newInputStream(zip); ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().matches("[\\w.-]+\\.jar")) {
          Path jar = folder.resolve(entry.getName());
          Files.copy(in, jar, StandardCopyOption.REPLACE_EXISTING);
          jars.add(jar);
        }
      }
    }
    return jars;
  }

  /** Where it listens. */
  public static URI url() {
    return ONLY.url;
  }

  /** A store in it that nobody else has. */
  public static OpenSearchStore store() {
    return new OpenSearchStore(url(), "test-" + UUID.randomUUID(), new Login.Open());
  }
}
