package dev.footnote.opensearch;

import dev.footnote.ingest.Checked;
import dev.footnote.ingest.Tombstones;
import dev.footnote.retrieve.Withdrawals;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** An index in OpenSearch and all that can be done with it. Thread-safe; connects at the first call. */
public final class OpenSearchStore implements AutoCloseable {
  private final Place place;

  /**
   * @param url of the server, without a path of ours
   * @param index its name, lower case
   */
  public OpenSearchStore(URI url, String index, Login login) {
    this.place = new Place(new Server(URI.create(url.toString().replaceAll("/+$", "")), login), index);
  }

  /** Where it is, for people. */
  public String where() {
    return place.where();
  }

  /**
   * Opens it for reading.
   *
   * @param model name of the embedding model whose vectors will be searched with
   * @throws OpenSearchException if there is no index, or one of another format or model, or OpenSearch cannot be asked
   */
  public OpenSearchIndex open(String model, int dimension) {
    return find(model, dimension).orElseThrow(this::missing);
  }

  /**
   * As {@link #open}; empty if there is no index.
   *
   * @throws OpenSearchException if there is one of another format or model, or OpenSearch cannot be asked
   */
  public Optional<OpenSearchIndex> find(String model, int dimension) {
    return place.exists(model, dimension) ? Optional.of(new OpenSearchIndex(place)) : Optional.empty();
  }

  /**
   * Opens it for writing; it is made with the first commit where it is missing.
   *
   * @throws OpenSearchException if it is being written, or of another format or model, or OpenSearch cannot be asked
   */
  public OpenSearchWriter write(String model, int dimension, Clock clock) {
    return OpenSearchWriter.open(place, model, dimension, clock);
  }

  /**
   * Looks at everything in it.
   *
   * @throws OpenSearchException if there is none, or it is of another format or model, or OpenSearch cannot be asked
   */
  public Checked check(String model, int dimension, Withdrawals withdrawals) {
    if (!place.exists(model, dimension)) {
      throw missing();
    }
    return new OpenSearchCheck(place, withdrawals).run();
  }

  private OpenSearchException missing() {
    return new OpenSearchException("There is no index " + place.where() + ". Make one with: scripts/ingest PATH...");
  }

  /** What is withdrawn of it. */
  public Tombstones tombstones() {
    return new OpenSearchTombstones(new Place(place.server(), place.name() + "-withdrawn"));
  }

  /** Drops connections; the next call makes new ones. */
  @Override
  public void close() {
    place.server().close();
  }
}
