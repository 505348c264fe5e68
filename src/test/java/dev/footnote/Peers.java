package dev.footnote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Servers that tests talk to and whose libraries clash with ours. Each has a pom of its own under {@code src/test/peers}
 * and runs in a class loader of its own.
 */
public final class Peers {
  private Peers() {}

  /** A loader that sees the peer and the JDK, and nothing of ours. */
  public static ClassLoader loader(String peer) {
    URL[] urls = classPath(peer).stream().map(Peers::url).toArray(URL[]::new);
    return new URLClassLoader(peer, urls, ClassLoader.getPlatformClassLoader());
  }

  /** The jars of a peer, resolved by Maven where that has not been done since its pom last changed. */
  public static synchronized List<Path> classPath(String peer) {
    Path pom = Path.of("src/test/peers", peer, "pom.xml").toAbsolutePath();
    Path list = Path.of("target/peers", peer + ".classpath").toAbsolutePath();
    try {
      if (!isFresh(list, pom)) {
        Files.createDirectories(list.getParent());
        resolve(pom, list);
      }
      return jars(list);
    } catch (IOException e) {
      throw new IllegalStateException("cannot resolve the test server " + pom, e);
    }
  }

  private static boolean isFresh(Path list, Path pom) throws IOException {
    return Files.exists(list) && Files.getLastModifiedTime(list).compareTo(Files.getLastModifiedTime(pom)) >= 0
        && jars(list).stream().allMatch(Files::exists);
  }

  private static List<Path> jars(Path list) throws IOException {
    return Arrays.stream(Files.readString(list).strip().split(File.pathSeparator)).map(Path::of).toList();
  }

  private static void resolve(Path pom, Path list) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        "mvn", "-B", "-q", "-f", pom.toString(), "dependency:build-classpath", "-Dmdep.outputFile=" + list));
    @Nullable String repository = System.getProperty("localRepository"); // set by Surefire: the one of this very build
    if (repository != null) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    Path log = list.resolveSibling(list.getFileName() + ".log");
    Process maven = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!maven.waitFor(10, TimeUnit.MINUTES) || maven.exitValue() != 0) {
        maven.destroyForcibly();
        Files.deleteIfExists(list);
        throw new IllegalStateException("cannot resolve the test server " + pom + "; run " + String.join(" ", command)
            + " to see why. It said:\n" + Files.readString(log, UTF_8));
      }
    } catch (InterruptedException e) {
      maven.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while resolving " + pom, e);
    }
  }

  private static URL url(Path jar) {
    try {
      URI uri = jar.toUri();
      return uri.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(jar.toString(), e);
    }
  }
}
