package dev.footnote;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Where log lines go: one line each, on stderr. */
final class Logging {
  /** Tells at every start that a flag of the JVM would be faster; it concerns nobody who runs a command. */
  private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");
  private static final Logger OURS = Logger.getLogger("dev.footnote");
  private static final String LINE = "%1$tFT%1$tT %4$s %5$s%6$s%n";

  private Logging() {}

  /** @param ours least level of our own lines that is shown; others' are from warning on */
  static void configure(Level ours) {
    System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
    LogManager.getLogManager().reset();
    ConsoleHandler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(handler);
    VECTORS.setLevel(Level.OFF);
    OURS.setLevel(ours);
  }
}
