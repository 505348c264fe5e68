package dev.footnote.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands for the peer's server in tests of the benchmarks: answers everything with nothing. */
final class EchoPeer {
  private EchoPeer() {}

  public static void main(String[] arguments) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      try (exchange) {
        exchange.sendResponseHeaders(200, -1);
      }
    });
    server.start();
    System.out.println(Peer.LISTENS + "http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
