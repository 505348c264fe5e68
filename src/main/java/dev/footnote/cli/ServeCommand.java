package dev.footnote.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Serves the HTTP API on this machine only (127.0.0.1) until Ctrl-C.",
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  /** What the line with the address starts with. */
  static final String LISTENS = "Footnote listens on ";

  private final Workbench workbench;
  private final Terminal terminal;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}; 0 takes any"
      + " free one.")
  private int port;

  @Option(names = "--articles", paramLabel = "PATH", description = "File or folder to answer from (.html .md .txt .pdf .xml .jsonl);"
      + " may be given several times. Default: the built-in articles.")
  private List<Path> articles = List.of();

  @Option(names = "--index", paramLabel = "DIR", description = "Index to answer from, made by scripts/ingest.")
  private Optional<Path> index = Optional.empty();

  @Option(names = "--slack", description = "Plays Slack too: type questions, and see how the bot answers them.")
  private boolean slack;

  ServeCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw CommandException.input("--port is " + port + "; it must be in [0..65535], 0 for any free one.");
    }
    try (Workbench.Opened opened = new Library(workbench, terminal).open(articles, index);
        Workbench.Server server = serve(opened)) {
      terminal.out().println(LISTENS + server.uri());
      terminal.out().println();
      terminal.out().println("  curl -s " + server.uri() + "v1/ask -H 'Content-Type: application/json' \\");
      terminal.out().println("    -d '{\"question\": \"When did the NIS apply?\"}'");
      terminal.out().println();
      terminal.out().println("Ctrl-C stops it.");
      terminal.out().flush();
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
      stopped.await();
    } finally {
      closed.countDown();
    }
    return 0;
  }

  private Workbench.Server serve(Workbench.Opened opened) {
    try {
      return slack ? workbench.serveSlack(opened.service(), port, terminal.out())
          : workbench.serve(opened.service(), port);
    } catch (IOException e) {
      throw CommandException.failure(String.valueOf(e.getMessage()), e);
    }
  }

  /** Lets the command close its server and its index before the process ends, but waits no longer than a few seconds. */
  private void stop() {
    stopped.countDown();
    try {
      if (!closed.await(5, TimeUnit.SECONDS)) {
        terminal.say("the server did not stop in time; it is cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
