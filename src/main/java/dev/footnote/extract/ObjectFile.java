package dev.footnote.extract;

import dev.footnote.ingest.ObjectParser;
import dev.footnote.ingest.Received;
import java.util.ArrayList;
import java.util.List;

/** Reads an object of a bucket as the file of the same name would be read. */
public final class ObjectFile implements ObjectParser {
  private static final int LONGEST_NAME = 200;

  private final String prefix;

  /** @param prefix of all keys, which is not part of an article's id; empty or ending with a slash */
  public ObjectFile(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public List<Received> parse(String key, byte[] bytes) {
    String name = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
    for (String part : name.split("/", -1)) {
      if (part.isBlank() || part.matches("\\.+") || part.length() > LONGEST_NAME || part.matches(".*[\\\\\\p{Cntrl}].*")) {
        return List.of(new Received.Rejected(key, "bad_key", "the key cannot be the name of a file; its parts must have"
            + " 1 to " + LONGEST_NAME + " characters, without \\ and control characters: rename the object"));
      }
    }
    List<Received> received = new ArrayList<>();
    Document.named(key, name, bytes).read(received::add);
    return received.isEmpty()
        ? List.of(new Received.Rejected(key, "empty", "the object holds no article; give " + Format.accepted()))
        : received;
  }
}
