package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/** Many documents in few calls, none of them larger than the smallest servers take unless one document is. */
final class Bulk {
  /** AWS's smallest instances take 10 MB. */
  private static final int LARGEST = 4_000_000;

  private static final int ATTEMPTS = 4;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Place place;
  private final Runnable before;
  private ByteArrayOutputStream lines = new ByteArrayOutputStream();

  /** @param before run before each call */
  Bulk(Place place, Runnable before) {
    this.place = place;
    this.before = before;
  }

  void index(String id, JsonNode source) {
    action("index", id);
    line(source);
    if (lines.size() >= LARGEST) {
      send();
    }
  }

  void delete(String id) {
    action("delete", id);
    if (lines.size() >= LARGEST) {
      send();
    }
  }

  private void action(String name, String id) {
    var action = JsonNodeFactory.instance.objectNode();
    action.putObject(name).put("_id", id);
    line(action);
  }

  private void line(JsonNode node) {
    lines.writeBytes(Server.Body.json(node).bytes());
    lines.write('\n');
  }

  /** Sends what is left. What was written twice is as if it was written once. */
  void send() {
    if (lines.size() == 0) {
      return;
    }
    Server.Body body = new Server.Body(lines.toByteArray(), "application/x-ndjson");
    lines = new ByteArrayOutputStream();
    for (int attempt = 1;; attempt++) {
      before.run();
      Server.Reply reply = place.call("POST", "/_bulk?filter_path=errors,items.*.status,items.*.error", body);
      if (!reply.done()) {
        throw place.refused("write to", reply);
      }
      if (!reply.body().path("errors").booleanValue()) {
        return;
      }
      Server.Reply worst = worst(reply.body().path("items"));
      if (attempt == ATTEMPTS || !isBusy(worst.status())) {
        throw place.refused("write to", worst);
      }
      Server.pause(PAUSE.toMillis() << attempt);
    }
  }

  private static boolean isBusy(int status) {
    return status == 429 || status == 503;
  }

  /** The first document that was refused for good, else the first that may come again. */
  private static Server.Reply worst(JsonNode items) {
    Server.Reply worst = new Server.Reply(503, JsonNodeFactory.instance.objectNode());
    for (JsonNode item : items) {
      for (JsonNode done : item) {
        if (done.has("error")) {
          worst = new Server.Reply(done.path("status").intValue(), done);
          if (!isBusy(worst.status())) {
            return worst;
          }
        }
      }
    }
    return worst;
  }
}
