package dev.footnote.lucene;

import dev.footnote.ingest.ContentSum;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is recorded with every commit.
 *
 * @param model name of the embedding model
 * @param dimension length of its vectors
 * @param content of all articles
 */
record IndexInfo(String model, int dimension, ContentSum content) {
  static IndexInfo empty(String model, int dimension) {
    return new IndexInfo(model, dimension, ContentSum.EMPTY);
  }

  IndexInfo plus(String id, String fingerprint) {
    return new IndexInfo(model, dimension, content.plus(id, fingerprint));
  }

  IndexInfo minus(String id, String fingerprint) {
    return new IndexInfo(model, dimension, content.minus(id, fingerprint));
  }

  /** Content name: format, model and articles, and nothing else, decide it. */
  String snapshot() {
    return Schema.FORMAT + "-" + content.name();
  }

  Map<String, String> toCommit() {
    return Map.of("footnote.format", Integer.toString(Schema.FORMAT), "footnote.model", model, "footnote.dimension",
        Integer.toString(dimension), "footnote.content", content.toString());
  }

  /** @throws IndexException if the commit is of another format or model */
  static IndexInfo of(Map<String, String> commit, Path folder, String model, int dimension) {
    String format = commit.getOrDefault("footnote.format", "none");
    if (!format.equals(Integer.toString(Schema.FORMAT))) {
      throw new IndexException("The index in " + folder + " has format " + format + "; this version reads format "
          + Schema.FORMAT + ". Build it again with scripts/ingest into an empty folder.");
    }
    String found = commit.getOrDefault("footnote.model", "none");
    String length = commit.getOrDefault("footnote.dimension", "0");
    if (!found.equals(model) || !length.equals(Integer.toString(dimension))) {
      throw new IndexException("The index in " + folder + " was made with the embedding model " + found + " (" + length
          + " dimensions); the one in use is " + model + " (" + dimension
          + "). Use the same model, or build the index again into an empty folder.");
    }
    return new IndexInfo(found, dimension, ContentSum.parse(commit.getOrDefault("footnote.content", "0")));
  }
}
