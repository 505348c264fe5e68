package dev.footnote.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.ingest.Deliveries;
import dev.footnote.ingest.ObjectEvent;
import dev.footnote.ingest.Tracked;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads S3's event notifications: what was created or removed below one prefix of one bucket. */
public final class S3Events implements Deliveries.Reader {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final S3Folder articles;

  /** @param articles where articles lie, {@code s3://bucket/prefix} */
  public S3Events(String articles) {
    this.articles = S3Folder.parse(articles);
  }

  @Override
  public Deliveries.Told read(String body) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JacksonException e) {
      return nonsense("bad_json", "the message is not JSON: " + e.getOriginalMessage());
    }
    if (root.path("Event").asText("").equals("s3:TestEvent")) {
      return new Deliveries.Told.Events(List.of()); // S3 sends one when notifications are turned on
    }
    JsonNode records = root.path("Records");
    if (!records.isArray() || records.isEmpty()) {
      return nonsense("no_records", "the message has no Records; only S3's event notifications are understood");
    }
    List<ObjectEvent> events = new ArrayList<>();
    for (JsonNode record : records) {
      String name = record.path("eventName").asText("");
      if (!name.startsWith("ObjectCreated:") && !name.startsWith("ObjectRemoved:")) {
        return nonsense("other_event", "the event \"" + name + "\" tells of no object created or removed");
      }
      JsonNode s3 = record.path("s3");
      if (!s3.path("bucket").path("name").asText("").equals(articles.bucket())) {
        return nonsense("other_bucket", "the event is of the bucket \"" + s3.path("bucket").path("name").asText("")
            + "\", not of " + articles.bucket());
      }
      String key = key(s3.path("object").path("key").asText(""));
      String sequencer = s3.path("object").path("sequencer").asText("");
      if (!key.startsWith(articles.prefix()) || key.length() == articles.prefix().length()
          || !sequencer.matches("[0-9A-Fa-f]{1,64}")) {
        return nonsense("bad_object", "the event has the key \"" + key + "\" and the sequencer \"" + sequencer
            + "\"; a key must start with \"" + articles.prefix() + "\", a sequencer is hexadecimal");
      }
      if (S3Objects.holdsArticles(key)) {
        events.add(new ObjectEvent(key, sequencer));
      }
    }
    return new Deliveries.Told.Events(events);
  }

  /** S3 writes keys as a form would: a space is +, and everything odd is percent-encoded UTF-8. */
  private static String key(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Deliveries.Told nonsense(String code, String message) {
    return new Deliveries.Told.Nonsense(new Tracked.Reason(code, message));
  }
}
