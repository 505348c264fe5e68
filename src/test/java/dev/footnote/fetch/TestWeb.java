package dev.footnote.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A web of its own: names lead to public addresses, as they would, and connections to those end at a real server on this
 * machine. Remembers every look-up, every connection and every request.
 */
public final class TestWeb implements Network, AutoCloseable {
  static final String PUBLIC = "93.184.215.14";

  public final List<String> lookedUp = new ArrayList<>();
  public final List<String> connected = new ArrayList<>();
  public final List<String> requests = new ArrayList<>();
  public final List<Duration> pauses = new ArrayList<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private final HttpServer plain;
  private final Optional<HttpsServer> secure;
  private final SSLContext tls;
  private Function<String, List<String>> names = _ -> List.of(PUBLIC);

  /** What the server says. */
  @SuppressWarnings("ArrayRecordComponent") // bytes to be read, never compared
  public record Answer(int status, Map<String, String> headers, byte[] body) {}

  /** A web without TLS. */
  public TestWeb() {
    this(Optional.empty());
  }

  private TestWeb(Optional<SSLContext> context) {
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      plain = HttpServer.create(any, 0);
      plain.createContext("/", this::answer);
      plain.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      plain.start();
      tls = context.isPresent() ? context.get() : SSLContext.getDefault();
      secure = context.isPresent() ? Optional.of(HttpsServer.create(any, 0)) : Optional.empty();
      secure.ifPresent(server -> {
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A web whose server has a certificate for one name, which is trusted. */
  static TestWeb secure(Path folder, String host) {
    try {
      Path store = folder.resolve("keys.p12");
      Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
          "-alias", "a", "-keyalg", "EC", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "secret",
          "-dname", "CN=" + host, "-ext", "SAN=dns:" + host, "-validity", "30").redirectErrorStream(true).start();
      keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException("keytool failed");
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (var in = Files.newInputStream(store)) {
        keys.load(in, "secret".toCharArray());
      }
      KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      mine.init(keys, "secret".toCharArray());
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("a", keys.getCertificate("a"));
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(mine.getKeyManagers(), trust.getTrustManagers(), null);
      return new TestWeb(Optional.of(context));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** @param url host and path, such as {@code g.example/a} */
  public TestWeb page(String url, String type, String body) {
    return answer(url, new Answer(200, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8)));
  }

  public TestWeb answer(String url, Answer answer) {
    answers.put(url, answer);
    return this;
  }

  TestWeb redirect(String url, String location) {
    return answer(url, new Answer(302, Map.of("Location", location), new byte[0]));
  }

  TestWeb names(Function<String, List<String>> other) {
    names = other;
    return this;
  }

  public WebFetcher fetcher() {
    return fetcher(Shelf.none());
  }

  WebFetcher fetcher(Shelf shelf) {
    return new WebFetcher(this, tls, shelf, pauses::add, System::nanoTime, Duration.ofSeconds(20));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    String conditions = String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match"));
    String url = host + exchange.getRequestURI();
    synchronized (requests) {
      requests.add(url);
    }
    Answer answer = answers.getOrDefault(url, new Answer(404, Map.of(), new byte[0]));
    boolean same = answer.headers.getOrDefault("ETag", "none").equals(conditions);
    answer.headers.forEach(exchange.getResponseHeaders()::set);
    if (same) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body);
      }
    }
    exchange.close();
  }

  @Override
  public List<InetAddress> resolve(String host) throws IOException {
    lookedUp.add(host);
    List<InetAddress> all = new ArrayList<>();
    for (String address : names.apply(host)) {
      all.add(InetAddress.ofLiteral(address));
    }
    if (all.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return all;
  }

  @Override
  public Socket connect(InetSocketAddress address, Duration timeout) throws IOException {
    connected.add(address.getAddress().getHostAddress() + ":" + address.getPort());
    int port = address.getPort() == 443 && secure.isPresent() ? secure.get().getAddress().getPort()
        : plain.getAddress().getPort();
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public void close() {
    plain.stop(0);
    secure.ifPresent(server -> server.stop(0));
  }
}
