package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.ingest.Tombstones;
import dev.footnote.ingest.WithdrawalsJson;
import dev.footnote.retrieve.Withdrawals;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The withdrawals of an index in OpenSearch: one document, in an index of its own, which outlives the articles'. */
final class OpenSearchTombstones implements Tombstones {
  private static final String ID = "withdrawn";
  private static final String JSON = "json";
  private static final int ATTEMPTS = 50;

  private final Place place;

  /** @param place of the index of withdrawals */
  OpenSearchTombstones(Place place) {
    this.place = place;
  }

  @Override
  public Withdrawals read() {
    try {
      return of(place.get(ID));
    } catch (OpenSearchException e) {
      throw failed(e);
    }
  }

  private Withdrawals of(Optional<Place.Document> document) {
    return document.map(d -> WithdrawalsJson.read(d.source().path(JSON).asText().getBytes(StandardCharsets.UTF_8),
        place.where())).orElse(Withdrawals.NONE);
  }

  @Override
  public Withdrawals change(UnaryOperator<Withdrawals> change) {
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        Optional<Place.Document> before = place.get(ID);
        Withdrawals known = of(before);
        Withdrawals after = change.apply(known);
        if (after.equals(known)) {
          return after;
        }
        if (before.isEmpty()) {
          place.create(empty());
        }
        ObjectNode source = JsonNodeFactory.instance.objectNode()
            .put(JSON, new String(WithdrawalsJson.write(after), StandardCharsets.UTF_8));
        if (place.replace(ID, before.map(Place.Document::sequence), source).isPresent()) {
          return after;
        }
      }
    } catch (OpenSearchException e) {
      throw failed(e);
    }
    throw new SnapshotException("other processes changed " + place.where() + " " + ATTEMPTS
        + " times while this one tried. Run it again.");
  }

  /** Nothing in it is searched. */
  private static JsonNode empty() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject("mappings").put("dynamic", false);
    return root;
  }

  private SnapshotException failed(OpenSearchException e) {
    return new SnapshotException("what is withdrawn cannot be read or written: " + e.getMessage(), e);
  }
}
