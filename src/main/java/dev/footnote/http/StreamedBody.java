package dev.footnote.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A body that is sent while it comes to be. A server calls {@link #writeTo} at most once, and {@link #close} always. Its
 * status is sent already: what goes wrong from then on is told inside the body.
 */
public interface StreamedBody extends AutoCloseable {
  /**
   * Writes all of it and flushes each piece; returns at its end.
   *
   * @throws IOException if the reader has left; what makes the body is then told to stop
   */
  void writeTo(OutputStream out) throws IOException;

  /** Frees what it holds, also where it was never written. Twice is once. */
  @Override
  void close();
}
