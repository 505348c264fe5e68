package dev.footnote.fetch;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment by which a request must be over, from the look-up of the name to the last byte. */
final class Deadline {
  private final LongSupplier nanos;
  private final long end;

  Deadline(LongSupplier nanos, Duration time) {
    this.nanos = nanos;
    this.end = nanos.getAsLong() + time.toNanos();
  }

  /** @throws SocketTimeoutException if nothing is left */
  Duration left() throws SocketTimeoutException {
    Duration left = Duration.ofNanos(end - nanos.getAsLong());
    if (left.toMillis() < 1) {
      throw new SocketTimeoutException("the time is up");
    }
    return left;
  }

  /** Closes the socket when the time is up, however slowly bytes drip; interrupt what is returned to call it off. */
  Thread guard(Socket socket) throws SocketTimeoutException {
    Duration left = left();
    return Thread.ofVirtual().name("fetch-deadline").start(() -> {
      try {
        Thread.sleep(left);
        socket.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // done in time
      } catch (IOException e) {
        // The socket is being closed because it is of no use any more; whoever reads from it learns that by its own error.
      }
    });
  }

  boolean isOver() {
    return nanos.getAsLong() >= end - 1_000_000;
  }
}
