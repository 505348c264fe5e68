package dev.footnote.ingest;

import java.util.List;

/** Makes articles of what an object holds. */
@FunctionalInterface
public interface ObjectParser {
  /**
   * Every article and every rejection, in the order of the object; never empty, never throws for what the object holds.
   *
   * @param key of the object; names an article that has no id of its own
   */
  List<Received> parse(String key, byte[] bytes);
}
