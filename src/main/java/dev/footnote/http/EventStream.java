package dev.footnote.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Server-sent events of a piece of work. The work runs on a thread of its own, so that the one that serves can send a
 * heartbeat while nothing happens: it keeps proxies from closing the connection, and is how we notice that the reader
 * has left. The work is then interrupted, which stops a chat model.
 */
final class EventStream implements StreamedBody {
  /** Often enough that a model does not write long for nobody: the second write after a reader left fails. */
  static final Duration BEAT = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger("dev.footnote.http");
  private static final String HEARTBEAT = ":\n\n";

  private final Consumer<Consumer<String>> work;
  private final Function<Throwable, String> failed;
  private final Runnable end;
  private final Duration beat;
  private final BlockingQueue<Optional<String>> frames = new LinkedBlockingQueue<>();
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean left;

  /**
   * @param work gives each frame, made by {@link #frame}, to what it is given
   * @param failed the last frame where the work throws
   * @param end called once the work is over, also where it never began
   */
  EventStream(Consumer<Consumer<String>> work, Function<Throwable, String> failed, Runnable end) {
    this(work, failed, end, BEAT);
  }

  EventStream(Consumer<Consumer<String>> work, Function<Throwable, String> failed, Runnable end, Duration beat) {
    this.work = work;
    this.failed = failed;
    this.end = end;
    this.beat = beat;
  }

  /**
   * One event.
   *
   * @param name of the event
   * @param data one line, such as compact JSON
   */
  static String frame(String name, String data) {
    return "event: " + name + "\n" + frame(data);
  }

  /** One event without a name. */
  static String frame(String data) {
    return "data: " + data + "\n\n";
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (begun.getAndSet(true)) {
      throw new IllegalStateException("a stream is written once");
    }
    Thread worker = Thread.ofPlatform().daemon().name("answer").start(this::run);
    try {
      for (Optional<String> frame = next(); frame.isPresent(); frame = next()) {
        out.write(frame.get().getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } finally {
      left = true;
      worker.interrupt();
    }
  }

  /** Ends the work where it never began; else it ends by itself. */
  @Override
  public void close() {
    if (!begun.getAndSet(true)) {
      end.run();
    }
  }

  private void run() {
    try {
      work.accept(frame -> frames.add(Optional.of(frame)));
    } catch (RuntimeException | StackOverflowError e) {
      if (left) {
        LOG.log(Level.DEBUG, "stopped, since the reader left", e);
      } else {
        frames.add(Optional.of(failed.apply(e)));
      }
    } finally {
      try {
        end.run();
      } finally {
        frames.add(Optional.empty()); // else the reader would be kept by heartbeats for good
      }
    }
  }

  private Optional<String> next() throws InterruptedIOException {
    try {
      Optional<String> frame = frames.poll(beat.toNanos(), TimeUnit.NANOSECONDS);
      return frame == null ? Optional.of(HEARTBEAT) : frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    }
  }
}
