package dev.footnote.slack;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers on this machine, in a virtual thread for each question; what is not answered when the process ends is lost. */
public final class ThreadFollowUp implements FollowUp, AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.footnote.slack");
  private static final int ATTEMPTS = 5;

  private final Worker worker;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public ThreadFollowUp(Worker worker) {
    this.worker = worker;
  }

  @Override
  public void handOver(Ask ask, Duration delay) {
    threads.execute(() -> work(ask, delay));
  }

  private void work(Ask ask, Duration delay) {
    Duration wait = delay;
    int attempt = 1;
    try {
      while (attempt <= ATTEMPTS) {
        Thread.sleep(wait);
        try {
          worker.work(ask, attempt == ATTEMPTS);
          return;
        } catch (LaterException e) { // no attempt: the worker itself gives up what is too old
          wait = e.waiting();
          LOG.log(Level.INFO, "{0}: {1}; again in {2} s", ask.key(), e.getMessage(), wait.toSeconds());
        } catch (RuntimeException e) {
          wait = Duration.ofSeconds(attempt++);
          LOG.log(Level.WARNING, ask.key() + " failed", e);
        }
      }
      LOG.log(Level.ERROR, "{0} is given up after {1} attempts", ask.key(), ATTEMPTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.log(Level.WARNING, "{0} is left unanswered, since the process ends", ask.key());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
