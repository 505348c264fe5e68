package dev.footnote;

import dev.footnote.http.Endpoint;
import dev.footnote.http.Service;
import dev.footnote.slack.ThreadFollowUp;
import dev.footnote.slack.Worker;
import java.time.Clock;
import java.util.List;

/** The bot in one process: it answers in threads, unless a queue is named, which others work. */
final class SlackHere implements AutoCloseable {
  private final SlackWiring wiring;
  private final ThreadFollowUp threads;

  SlackHere(SlackSettings settings, Service service, Callers callers, Clock clock) {
    this.wiring = new SlackWiring(settings, callers, clock);
    this.threads = new ThreadFollowUp(new Worker(service::asker, wiring.desk()));
  }

  List<Endpoint> endpoints() {
    return wiring.endpoints(wiring.queue().orElse(threads));
  }

  @Override
  public void close() {
    threads.close();
  }
}
