package dev.footnote.opensearch;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.ingest.Tombstones;
import dev.footnote.ingest.TombstonesContract;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a real OpenSearch. */
class OpenSearchTombstonesTest extends TombstonesContract {
  private final OpenSearchStore store = OpenSearchPeer.store();

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected Tombstones tombstones() {
    return store.tombstones();
  }

  @Test
  void whatIsNotUnderstoodIsNotTakenForNothing() {
    Server server = new Server(OpenSearchPeer.url(), new Login.Open());
    Place place = new Place(server, store.where().substring(0, store.where().indexOf(' ')) + "-withdrawn");
    place.create(JsonNodeFactory.instance.objectNode());
    place.replace("withdrawn", Optional.empty(), JsonNodeFactory.instance.objectNode().put("json", "{"));
    SnapshotException e = assertThrows(SnapshotException.class, () -> tombstones().read());
    assertTrue(String.valueOf(e.getMessage()).contains("does not tell what is withdrawn"), e.getMessage());
    server.close();
  }

  @Test
  void aServerThatIsAwayIsNotTakenForNothing() {
    try (OpenSearchStore away = new OpenSearchStore(URI.create("http://127.0.0.1:1"), "a", new Login.Open())) {
      assertThrows(SnapshotException.class, () -> away.tombstones().read());
    }
  }
}
