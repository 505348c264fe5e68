package dev.footnote.extract;

import dev.footnote.ingest.Received;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Hands on the first article of each id in a run, and rejects the others as {@code duplicate_id}. */
final class Once implements Consumer<Received> {
  private final Consumer<Received> sink;
  private final Map<String, String> origins = new HashMap<>();

  Once(Consumer<Received> sink) {
    this.sink = sink;
  }

  @Override
  public void accept(Received received) {
    sink.accept(switch (received) {
      case Received.Rejected rejected -> rejected;
      case Received.Accepted accepted -> {
        String id = accepted.article().id();
        String first = origins.putIfAbsent(id, accepted.origin());
        yield first == null ? accepted : new Received.Rejected(accepted.origin(), "duplicate_id",
            "article id " + Fields.excerpt(id) + " was first given by " + first
                + "; ids must differ: give this one another id, or remove it");
      }
    });
  }
}
