package dev.footnote.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;

/**
 * A client that is made at its first use: what is only wired costs no start-up time. After {@link #close} the next use makes
 * a new one, so that no connection lives on in an image of the process. Thread-safe.
 */
final class Connection<C extends SdkClient> implements Supplier<C>, AutoCloseable {
  private final Supplier<C> connect;
  private @Nullable C client;

  Connection(Supplier<C> connect) {
    this.connect = connect;
  }

  @Override
  public synchronized C get() {
    C open = client;
    if (open == null) {
      open = connect.get();
      client = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
