package dev.footnote.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks a running server more than one client would. In a closed loop each client sends its next question when it has the
 * answer to the last; with an open one questions come at a rate, whether or not the server keeps up.
 */
public final class LoadBench {
  private final URI ask;
  private final List<byte[]> bodies;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** @param server its address, ending with a slash */
  public LoadBench(URI server, QuestionFile questions) {
    JsonMapper json = new JsonMapper();
    this.ask = server.resolve("v1/ask");
    this.bodies = questions.questions().stream().map(asked -> json.createObjectNode()
        .put("question", asked.question().text()).put("asOf", asked.question().asOf().toString()).toString()
        .getBytes(StandardCharsets.UTF_8)).toList();
  }

  /**
   * What came of a while.
   *
   * @param answered milliseconds of each 200
   * @param shed milliseconds of each 429 and 503
   * @param errors anything else, in words
   * @param seconds that it took
   */
  public record Loaded(List<Double> answered, List<Double> shed, List<String> errors, double seconds) {
    public Loaded {
      answered = List.copyOf(answered);
      shed = List.copyOf(shed);
      errors = List.copyOf(errors);
    }

    /** Answers a second. */
    public double rate() {
      return answered.size() / seconds;
    }

    /**
     * The time that the share {@code p} of the answers stayed below; 0 where there are none.
     *
     * @param p in [0..1]
     */
    public double answeredWithin(double p) {
      return percentile(answered, p);
    }

    /** The same of what was shed. */
    public double shedWithin(double p) {
      return percentile(shed, p);
    }

    private static double percentile(List<Double> times, double p) {
      return times.isEmpty() ? 0 : Spread.percentile(times.stream().mapToDouble(t -> t).toArray(), p);
    }
  }

  /** What the clients collect. */
  private static final class Notes {
    final Queue<Double> answered = new ConcurrentLinkedQueue<>();
    final Queue<Double> shed = new ConcurrentLinkedQueue<>();
    final Queue<String> errors = new ConcurrentLinkedQueue<>();

    Loaded since(long start) {
      return new Loaded(List.copyOf(answered), List.copyOf(shed), List.copyOf(errors), (System.nanoTime() - start) / 1e9);
    }
  }

  /** Each of the clients asks one question after the other for this long. */
  public Loaded closed(int clients, Duration time) throws InterruptedException {
    Notes notes = new Notes();
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    List<Runnable> loops = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      loops.add(() -> {
        while (System.nanoTime() - start < time.toNanos()) {
          one(next.getAndIncrement(), notes);
        }
      });
    }
    all(loops);
    return notes.since(start);
  }

  /**
   * Questions come evenly for this long.
   *
   * @param perSecond how many
   */
  public Loaded open(double perSecond, Duration time) throws InterruptedException {
    Notes notes = new Notes();
    long start = System.nanoTime();
    long gap = (long) (1e9 / perSecond);
    List<Runnable> questions = new ArrayList<>();
    for (int i = 0; i * gap < time.toNanos(); i++) {
      int number = i;
      questions.add(() -> {
        try {
          TimeUnit.NANOSECONDS.sleep(start + number * gap - System.nanoTime());
          one(number, notes);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
    }
    all(questions);
    return notes.since(start);
  }

  private static void all(List<Runnable> tasks) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      tasks.forEach(task -> running.add(threads.submit(task)));
      for (Future<?> one : running) {
        try {
          one.get();
        } catch (ExecutionException e) {
          throw new IllegalStateException("a client failed", e.getCause());
        }
      }
    }
  }

  private void one(int number, Notes notes) {
    HttpRequest request = HttpRequest.newBuilder(ask).timeout(Duration.ofMinutes(1))
        .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(bodies.get(number % bodies.size())))
        .build();
    long start = System.nanoTime();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      double ms = (System.nanoTime() - start) / 1e6;
      switch (status) {
        case 200 -> notes.answered.add(ms);
        case 429, 503 -> notes.shed.add(ms);
        default -> notes.errors.add("status " + status);
      }
    } catch (IOException e) {
      notes.errors.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      notes.errors.add("interrupted");
    }
  }
}
