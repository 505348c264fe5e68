package dev.footnote.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One GET over a connection of its own (HTTP/1.1, RFC 9112). */
final class HttpExchange {
  private static final int LONGEST_LINE = 16_384;
  private static final int MOST_LINES = 200;

  private final Network network;
  private final SSLContext tls;
  private final int largest;

  /** @param largest body in bytes, packed and unpacked */
  HttpExchange(Network network, SSLContext tls, int largest) {
    this.network = network;
    this.tls = tls;
    this.largest = largest;
  }

  /** @param headers by name in lower case, the last of several */
  @SuppressWarnings("ArrayRecordComponent") // bytes to be read, never compared
  record Response(int status, Map<String, String> headers, byte[] body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** The body is larger than is read. */
  static final class TooLarge extends IOException {
    TooLarge(String message) {
      super(message);
    }
  }

  /** @param at one of the addresses of the host, which was checked */
  Response get(WebAddress url, InetAddress at, Map<String, String> headers, Deadline deadline) throws IOException {
    try (Socket plain = network.connect(new InetSocketAddress(at, url.port()), deadline.left())) {
      Thread guard = deadline.guard(plain);
      try (Socket socket = url.secure() ? secured(plain, url) : plain) {
        socket.getOutputStream().write(request(url, headers).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return response(new BufferedInputStream(socket.getInputStream()));
      } finally {
        guard.interrupt();
      }
    }
  }

  /** TLS to the name, whatever address the socket leads to: the name is sent (SNI) and the certificate must be for it. */
  private Socket secured(Socket plain, WebAddress url) throws IOException {
    SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, url.host(), url.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    if (url.literal().isEmpty()) {
      parameters.setServerNames(List.of(new SNIHostName(url.host())));
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String request(WebAddress url, Map<String, String> headers) {
    StringBuilder text = new StringBuilder("GET ").append(url.target()).append(" HTTP/1.1\r\nHost: ").append(url.authority())
        .append("\r\nConnection: close\r\nAccept-Encoding: gzip\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value.replaceAll("[\\r\\n]|[^\\x20-\\x7E]", ""))
        .append("\r\n"));
    return text.append("\r\n").toString();
  }

  private Response response(InputStream in) throws IOException {
    while (true) {
      String[] start = line(in).split(" ", 3);
      if (start.length < 2 || !start[0].startsWith("HTTP/1.") || !start[1].matches("[1-5]\\d\\d")) {
        throw new IOException("it does not speak HTTP/1.1");
      }
      int status = Integer.parseInt(start[1]);
      Map<String, String> headers = headers(in);
      if (status >= 200) {
        boolean bare = status == 204 || status == 304;
        return new Response(status, headers, bare ? new byte[0] : body(in, headers));
      }
    }
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < MOST_LINES; i++) {
      String line = line(in);
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    throw new IOException("it sends more than " + MOST_LINES + " header lines");
  }

  private byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    byte[] raw = headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).contains("chunked") ? chunked(in)
        : bounded(in, headers.get("content-length"));
    String encoding = headers.getOrDefault("content-encoding", "").toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> raw;
      case "gzip", "x-gzip" -> unpacked(raw);
      default -> throw new IOException("it packs its answer by " + encoding + ", which was not asked for");
    };
  }

  private byte[] bounded(InputStream in, @Nullable String length) throws IOException {
    if (length == null) {
      byte[] all = in.readNBytes(largest + 1);
      check(all.length);
      return all;
    }
    if (!length.matches("\\d{1,18}")) {
      throw new IOException("it sends no usable Content-Length");
    }
    check(Long.parseLong(length));
    byte[] all = in.readNBytes(Integer.parseInt(length));
    if (all.length < Integer.parseInt(length)) {
      throw new EOFException("the answer breaks off");
    }
    return all;
  }

  private byte[] chunked(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      String size = line(in).replaceFirst(";.*", "").strip();
      if (!size.matches("[0-9A-Fa-f]{1,7}")) {
        throw new IOException("its chunks are broken");
      }
      int length = Integer.parseInt(size, 16);
      if (length == 0) {
        return all.toByteArray();
      }
      check((long) all.size() + length);
      byte[] chunk = in.readNBytes(length);
      if (chunk.length < length) {
        throw new EOFException("the answer breaks off");
      }
      all.writeBytes(chunk);
      line(in);
    }
  }

  private byte[] unpacked(byte[] raw) throws IOException {
    if (raw.length == 0) {
      return raw;
    }
    try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(raw))) {
      byte[] all = in.readNBytes(largest + 1);
      check(all.length);
      return all;
    }
  }

  private void check(long length) throws TooLarge {
    if (length > largest) {
      throw new TooLarge("more than " + largest + " bytes");
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the answer breaks off");
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("it sends a header line of more than " + LONGEST_LINE + " characters");
      }
      line.append((char) c);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }
}
