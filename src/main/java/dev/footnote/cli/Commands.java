package dev.footnote.cli;

import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.retrieve.SearchException;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Runs one command: {@code ask}, {@code serve}, {@code ingest}, {@code eval}, {@code bench}
 * or {@code feedback}. Exit codes: 0 done, also where
 * the articles do not say; 2 bad usage or input; 1 failure.
 */
public final class Commands {
  private static final Logger LOG = System.getLogger("dev.footnote.cli");

  private static final String KNOWN = "The benchmarks are cold, memory, warm, ingest, scale, load, all.";
  private static final String BENCHMARKS = """
      usage: scripts/bench cold|memory|warm|ingest|scale|load|all [--quick] [OPTION]...

        cold     the Lambda package: process start to first answer
        memory   the Lambda package: memory held after 300 answers
        warm     a running server: time of an answer, whole and by stage
        ingest   passages a second and peak memory
        scale    search over 10,000 passages and more: time, recall, size
        load     a running server: many clients at once, then more than it can answer
        all      all of them

      Drills, with a seed or 1: scripts/bench crash|faults|writers|deliveries|corruption [SEED]

        crash        kills a process 200 times while it ingests and publishes
        faults       breaks every request to S3 of every step, one at a time
        writers      8 writers publish to one index at one time
        deliveries   10,000 shuffled, doubled events of 2,000 objects
        corruption   1,000 flipped bits and 200 cut files

      Stores: scripts/bench stores [SET], a folder with articles.jsonl and questions.jsonl

        stores       the same questions of the embedded index and of a real OpenSearch: how often both agree

      Each stands next to a plain LangChain4j pipeline or exact search, and prints a table with
      settings and machine, and writes the numbers as JSON.
      scripts/bench NAME --help tells its options.""";

  private final Terminal terminal;
  private final Map<String, Supplier<Callable<Integer>>> commands;

  public Commands(Workbench workbench, Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.commands = Map.ofEntries(
        Map.entry("ask", () -> new AskCommand(workbench, terminal, clock)),
        Map.entry("serve", () -> new ServeCommand(workbench, terminal)),
        Map.entry("ingest", () -> new IngestCommand(workbench, terminal, clock)),
        Map.entry("eval", () -> new EvalCommand(workbench, terminal, clock)),
        Map.entry("feedback", () -> new FeedbackCommand(workbench, terminal, clock)),
        Map.entry("bench cold", () -> new ColdCommand(workbench, terminal)),
        Map.entry("bench memory", () -> new MemoryCommand(workbench, terminal, clock)),
        Map.entry("bench warm", () -> new WarmCommand(workbench, terminal, clock)),
        Map.entry("bench ingest", () -> new IngestBenchCommand(workbench, terminal)),
        Map.entry("bench scale", () -> new ScaleCommand(workbench, terminal, clock)),
        Map.entry("bench load", () -> new LoadCommand(workbench, terminal, clock)),
        Map.entry("bench all", () -> new AllCommand(BenchCommand.folder(workbench), terminal, words -> bench(words))));
  }

  /** @param arguments the name of the command, then its own; returns the exit code */
  public int run(String... arguments) {
    List<String> words = Arrays.asList(arguments);
    if (!words.isEmpty() && words.getFirst().equals("bench")) {
      return bench(words.subList(1, words.size()));
    }
    if (words.isEmpty() || !commands.containsKey(words.getFirst())) {
      return fail("unknown command " + (words.isEmpty() ? "(none)" : "\"" + words.getFirst() + "\"")
          + ". The commands are ask, serve, ingest, eval, bench, feedback.", 2);
    }
    return run(words.getFirst(), words.subList(1, words.size()));
  }

  private int bench(List<String> words) {
    String name = words.isEmpty() ? "" : words.getFirst();
    return switch (name) {
      case "cold", "memory", "warm", "ingest", "scale", "load", "all" -> run("bench " + name, words.subList(1, words.size()));
      case "--help", "-h" -> {
        terminal.out().println(BENCHMARKS);
        terminal.out().flush();
        yield 0;
      }
      default -> fail((name.isEmpty() ? "which benchmark? " : "unknown benchmark \"" + Wrap.line(name) + "\". ") + KNOWN, 2);
    };
  }

  private int run(String name, List<String> own) {
    Supplier<Callable<Integer>> command = Objects.requireNonNull(commands.get(name), name);
    CommandLine line = new CommandLine(command.get()).registerConverter(LocalDate.class, Commands::day)
        .registerConverter(YearMonth.class, Commands::month)
        .setCommandName("scripts/" + name).setUsageHelpAutoWidth(false).setUsageHelpWidth(terminal.width())
        .setColorScheme(CommandLine.Help.defaultColorScheme(
            terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((e, _) -> fail(Wrap.line(String.valueOf(e.getMessage()))
            + "\nSee " + e.getCommandLine().getCommandName() + " --help.", 2))
        .setExecutionExceptionHandler((e, _, _) -> failed(e));
    line.getCommandSpec().addOption(CommandLine.Model.OptionSpec.builder("-h", "--help").usageHelp(true)
        .description("Show this and exit.").build());
    return line.execute(own.toArray(String[]::new));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException("\"" + text + "\" is no day; write one such as 2022-05-06");
    }
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException("\"" + text + "\" is no month; write one such as 2022-05");
    }
  }

  private int failed(Exception e) {
    LOG.log(Level.DEBUG, "the command failed", e);
    return switch (e) {
      case CommandException command -> fail(message(command), command.exitCode());
      case IngestException input -> fail(message(input), 2);
      case SnapshotException snapshot -> fail(message(snapshot), 1);
      case SearchException search -> fail(message(search), 1);
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
