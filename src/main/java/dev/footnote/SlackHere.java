package dev.footnote;

import dev.footnote.http.Endpoint;
import dev.footnote.http.Service;
import dev.footnote.slack.ThreadFollowUp;
import dev.footnote.slack.Worker;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The bot in one process: it remembers in memory and answers in threads. */
final class SlackHere implements AutoCloseable {
  private final SlackWiring wiring;
  private final ThreadFollowUp threads;

  SlackHere(SlackSettings settings, Service service, Clock clock) {
    this.wiring = new SlackWiring(settings, Optional.empty(), Optional.empty(), clock);
    this.threads = new ThreadFollowUp(new Worker(service::asker, wiring.desk()));
  }

  List<Endpoint> endpoints() {
    return wiring.endpoints(threads);
  }

  @Override
  public void close() {
    threads.close();
  }
}
