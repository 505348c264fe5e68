package dev.footnote.ingest;

import dev.footnote.news.Article;
import dev.footnote.news.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** In-memory twin of a bucket. An object holds a line {@code id text} for each article; {@code !} makes a bad one. */
public final class MemoryObjects implements Objects {
  private final Map<String, String> objects = new TreeMap<>();
  private int sequence;
  boolean broken;

  /** Writes an object and gives the event of it. */
  public ObjectEvent put(String key, String content) {
    objects.put(key, content);
    return event(key);
  }

  public ObjectEvent remove(String key) {
    objects.remove(key);
    return event(key);
  }

  private ObjectEvent event(String key) {
    return new ObjectEvent(key, Integer.toHexString(++sequence));
  }

  /** Reads these objects. */
  public static ObjectParser parser() {
    return (key, bytes) -> {
      List<Received> received = new ArrayList<>();
      new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
        int space = line.indexOf(' ');
        received.add(line.startsWith("!") ? new Received.Rejected(key, "bad", "it is bad: " + line)
            : new Received.Accepted(key, new Article(
                Source.of(line.substring(0, space), ""), line.substring(space + 1))));
      });
      return received;
    };
  }

  @Override
  public Optional<Content> read(String key) {
    if (broken) {
      throw new IngestException("the bucket is broken");
    }
    return Optional.ofNullable(objects.get(key)).map(text -> new Content("e" + text.hashCode(), text.length(),
        text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void list(Consumer<Listed> sink) {
    objects.forEach((key, text) -> sink.accept(new Listed(key, "e" + text.hashCode())));
  }
}
