package dev.footnote;

import dev.footnote.cli.Commands;
import dev.footnote.cli.Terminal;
import dev.footnote.cli.Workbench;
import dev.footnote.ingest.IngestException;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;

/** The command line. What is built of what is in {@link Wiring}. */
public final class App {
  private App() {}

  /** Runs one command, named by the first argument, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    boolean serves = arguments.length > 0 && arguments[0].equals("serve");
    Logging.configure(serves ? Level.INFO : Level.WARNING);
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Map<String, String> environment = System.getenv();
    boolean interactive = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    int exit;
    try {
      Terminal terminal = Terminal.of(out, err, interactive, environment);
      exit = new Commands(workbench(environment), terminal, Clock.systemUTC()).run(arguments);
    } catch (Config.Invalid | IngestException e) {
      String.valueOf(e.getMessage()).lines().forEach(line -> err.println("error: " + line));
      exit = 2;
    }
    out.flush();
    err.flush();
    System.exit(exit);
  }

  /**
   * What commands and benchmarks work with on this machine.
   *
   * @param environment settings by name
   * @throws RuntimeException if a setting is wrong; the message names every one
   */
  public static Workbench workbench(Map<String, String> environment) {
    return new LocalWorkbench(Config.of(environment), Path.of(System.getProperty("footnote.home", "")));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
