package dev.footnote.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Names to addresses, and connections to addresses. */
public interface Network {
  /**
   * All addresses of a name, in the order to try them.
   *
   * @throws java.net.UnknownHostException if it has none
   */
  List<InetAddress> resolve(String host) throws IOException;

  /** Opens a connection to that very address; no name is looked up any more. */
  Socket connect(InetSocketAddress address, Duration timeout) throws IOException;

  /** This machine's, past any proxy: a proxy would resolve names on its own. */
  static Network system() {
    return new Network() {
      @Override
      public List<InetAddress> resolve(String host) throws IOException {
        return Arrays.asList(InetAddress.getAllByName(host));
      }

      @Override
      public Socket connect(InetSocketAddress address, Duration timeout) throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
          socket.connect(address, Math.toIntExact(Math.max(1, timeout.toMillis())));
          return socket;
        } catch (IOException e) {
          socket.close();
          throw e;
        }
      }
    };
  }
}
