package dev.footnote;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two workers working, and kills (SIGKILL) the one that has just begun a question, at a random moment of it, for as
 * many questions as are wanted. One more stands by, so that a killed one is replaced at once.
 */
final class SlackKiller implements AutoCloseable {
  private static final int WORKERS = 2;
  private static final int SPARE = 1;

  /** A question takes about so long from its beginning to its end. */
  private static final int MOMENT_MS = 120;

  /** One in so many begun is chosen. */
  private static final int ONE_IN = 9;

  private final Map<String, String> environment;
  private final String queue;
  private final Random random;
  private final Set<String> chosen = new HashSet<>();
  private final Deque<Process> spare = new ArrayDeque<>();
  private final Set<Process> working = new HashSet<>();
  private int left;
  private int killed;
  private boolean closed;

  SlackKiller(Map<String, String> environment, String queue, int kills, Random random) {
    this.environment = environment;
    this.queue = queue;
    this.left = kills;
    this.random = random;
  }

  void start() throws IOException {
    for (int i = 0; i < WORKERS + SPARE; i++) {
      spare.add(spawn());
    }
    for (int i = 0; i < WORKERS; i++) {
      employ();
    }
  }

  /** How many were killed between the beginning and the end of a question. */
  synchronized int killed() {
    return killed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    spare.forEach(Process::destroyForcibly);
    working.forEach(Process::destroyForcibly);
  }

  private Process spawn() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx400m",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
        System.getProperty("java.class.path"), SlackWorkerProcess.class.getName(), queue));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(new File("target/slack-workers.log")));
    return builder.start();
  }

  private synchronized void employ() throws IOException {
    if (closed) {
      return;
    }
    Process process = spare.isEmpty() ? spawn() : spare.remove();
    working.add(process);
    Thread.ofVirtual().start(() -> follow(process));
  }

  private void follow(Process process) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(SlackWorkerProcess.READY)) {
          process.getOutputStream().write('\n');
          process.getOutputStream().flush();
        } else if (line.startsWith(SlackWorkerProcess.BEGIN) && isChosen(line)) {
          kill(process, lines);
          return;
        }
      }
      replace(process); // it ended by itself
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isChosen(String line) {
    return left > 0 && random.nextInt(ONE_IN) == 0 && chosen.add(line);
  }

  private void kill(Process process, BufferedReader lines) throws IOException, InterruptedException {
    int moment;
    synchronized (this) {
      moment = killed == 0 ? 0 : random.nextInt(MOMENT_MS); // the first one is hit for certain, however few there are
    }
    Thread.sleep(moment);
    process.toHandle().destroyForcibly(); // unlike its own method, this lets its words be read to their end
    process.waitFor(10, TimeUnit.SECONDS);
    // What it still said tells whether the question was over before the blow.
    @Nullable String said = lines.readLine();
    synchronized (this) {
      if (said == null || !said.startsWith(SlackWorkerProcess.END)) {
        killed++;
        left--;
      }
    }
    replace(process);
  }

  private void replace(Process process) throws IOException {
    synchronized (this) {
      working.remove(process);
    }
    employ();
    synchronized (this) {
      if (!closed) {
        spare.add(spawn());
      }
    }
  }
}
