package dev.footnote.cli;

import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.SnapshotException;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Runs one command: {@code ask}, {@code serve}, {@code ingest} or {@code eval}. Exit codes: 0 done, also where the articles do
 * not say; 2 bad usage or input; 1 failure.
 */
public final class Commands {
  private static final Logger LOG = System.getLogger("dev.footnote.cli");

  private final Terminal terminal;
  private final Map<String, Supplier<Callable<Integer>>> commands;

  public Commands(Workbench workbench, Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.commands = Map.of(
        "ask", () -> new AskCommand(workbench, terminal, clock),
        "serve", () -> new ServeCommand(workbench, terminal),
        "ingest", () -> new IngestCommand(workbench, terminal),
        "eval", () -> new EvalCommand(workbench, terminal, clock));
  }

  /** @param arguments the name of the command, then its own; returns the exit code */
  public int run(String... arguments) {
    Supplier<Callable<Integer>> command = arguments.length == 0 ? null : commands.get(arguments[0]);
    if (command == null) {
      return fail("unknown command " + (arguments.length == 0 ? "(none)" : "\"" + arguments[0] + "\"")
          + ". The commands are ask, serve, ingest, eval.", 2);
    }
    CommandLine line = new CommandLine(command.get()).registerConverter(LocalDate.class, Commands::day).setCommandName("scripts/" + arguments[0])
        .setUsageHelpAutoWidth(false).setUsageHelpWidth(terminal.width())
        .setColorScheme(CommandLine.Help.defaultColorScheme(
            terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((e, _) -> fail(Wrap.line(String.valueOf(e.getMessage()))
            + "\nSee " + e.getCommandLine().getCommandName() + " --help.", 2))
        .setExecutionExceptionHandler((e, _, _) -> failed(e));
    List<String> own = Arrays.asList(arguments).subList(1, arguments.length);
    return line.execute(own.toArray(String[]::new));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException("\"" + text + "\" is no day; write one such as 2022-05-06");
    }
  }

  private int failed(Exception e) {
    LOG.log(Level.DEBUG, "the command failed", e);
    return switch (e) {
      case CommandException command -> fail(message(command), command.exitCode());
      case IngestException input -> fail(message(input), 2);
      case SnapshotException snapshot -> fail(message(snapshot), 1);
      default -> {
        LOG.log(Level.ERROR, "unexpected", e);
        yield fail("something went wrong inside: " + e + ". Please report it with the lines above.", 1);
      }
    };
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private int fail(String message, int exitCode) {
    terminal.out().flush();
    terminal.say("error: " + message);
    return exitCode;
  }
}
