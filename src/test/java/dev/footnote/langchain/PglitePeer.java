package dev.footnote.langchain;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.footnote.clients.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real PostgreSQL with pgvector, in a process of Node.js that ends with this JVM; tests that need it are skipped without it. */
public final class PglitePeer {
  private static final PglitePeer ONLY = new PglitePeer();

  /** Held: the process ends when this end of its standard input is closed. */
  private final Process process;

  private final String url;

  private PglitePeer() {
    try {
      Path folder = installed();
      Path log = folder.resolve("log");
      process = new ProcessBuilder("node", "serve.mjs").directory(folder.toFile()).redirectError(log.toFile()).start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String line = String.valueOf(out.readLine());
      if (!line.startsWith("port ")) {
        throw new IllegalStateException("PostgreSQL did not start: " + line + "\n" + Files.readString(log));
      }
      // The database is one process, which keeps no statements between connections.
      url = "jdbc:postgresql://127.0.0.1:" + line.substring(5) + "/postgres?prepareThreshold=0&sslmode=disable";
    } catch (IOException e) {
      throw new IllegalStateException("cannot start PostgreSQL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path installed() throws IOException, InterruptedException {
    try {
      return Node.client("pglite").folder();
    } catch (AssertionError e) {
      return abort("the index in PostgreSQL is not tested: " + e.getMessage());
    }
  }

  /** For the driver; any user and password do. */
  public static String url() {
    return ONLY.url;
  }
}
