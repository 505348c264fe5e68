package dev.footnote.ingest;

import java.util.Optional;
import java.util.function.Consumer;

/** The objects that articles come from: one bucket, or a part of it. */
public interface Objects {
  /** Largest object that is read, in bytes. */
  long LARGEST = 20_000_000;

  /** What an object holds now. */
  final class Content {
    private final String etag;
    private final long size;
    private final byte[] bytes;

    /**
     * @param etag changes with the content
     * @param size in bytes
     * @param bytes all of them, not to be changed; none if there are more than {@link #LARGEST}
     */
    public Content(String etag, long size, byte[] bytes) {
      this.etag = etag;
      this.size = size;
      this.bytes = bytes;
    }

    String etag() {
      return etag;
    }

    long size() {
      return size;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /** An object as a list tells of it. */
  record Listed(String key, String etag) {}

  /**
   * Reads an object.
   *
   * @return empty if there is none
   * @throws IngestException if it cannot be read now
   */
  Optional<Content> read(String key);

  /**
   * Hands over every object, in the order of keys.
   *
   * @throws IngestException if they cannot be listed now
   */
  void list(Consumer<Listed> sink);
}
