package dev.footnote.fetch;

import java.net.URI;
import java.util.Optional;

/** Keeps what was fetched, so that a page that has not changed need not be sent again. Never fails: what is lost is fetched. */
public interface Shelf {
  /**
   * An answer as it was sent.
   *
   * @param etag as the server gave it; empty if it did not
   * @param modified its {@code Last-Modified}; empty if it gave none
   * @param type its {@code Content-Type}
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes to be read, never compared
  record Kept(String etag, String modified, String type, byte[] body) {}

  Optional<Kept> get(URI url);

  void put(URI url, Kept kept);

  /** Keeps nothing. */
  static Shelf none() {
    return new Shelf() {
      @Override
      public Optional<Kept> get(URI url) {
        return Optional.empty();
      }

      @Override
      public void put(URI url, Kept kept) {}
    };
  }
}
