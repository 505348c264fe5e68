package dev.footnote;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Lambda's Runtime API over plain sockets, one connection for each call: nothing is open while SnapStart takes its
 * image, and a body can be sent while it comes to be, with trailers at its end, which the JDK's client cannot do.
 */
final class RuntimeClient {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final int LONGEST_LINE = 64 * 1024;

  private final String host;
  private final int port;

  /** @param address host and port, as {@code AWS_LAMBDA_RUNTIME_API} has it */
  RuntimeClient(String address) {
    int colon = address.lastIndexOf(':');
    this.host = colon < 0 ? address : address.substring(0, colon);
    this.port = colon < 0 ? 80 : Integer.parseInt(address.substring(colon + 1));
  }

  /**
   * One event.
   *
   * @param id that its answer goes under
   * @param trace header for X-Ray; empty if there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Invocation(String id, String trace, byte[] event) {}

  /** The next event; waits for it as long as it takes. */
  Invocation next() throws IOException {
    Reply reply = get("invocation/next");
    String id = reply.headers().get("lambda-runtime-aws-request-id");
    if (reply.status() != 200 || id == null) {
      throw new IOException("the Runtime API gave no event but status " + reply.status());
    }
    return new Invocation(id, reply.headers().getOrDefault("lambda-runtime-trace-id", ""), reply.body());
  }

  /** Says that init is over; returns in the copy that SnapStart made of this process. */
  void restoreNext() throws IOException {
    Reply reply = get("restore/next");
    if (reply.status() != 200) {
      throw new IOException("the Runtime API did not restore but gave status " + reply.status());
    }
  }

  /** Gives a whole answer. */
  void respond(String id, byte[] body) throws IOException {
    post("invocation/" + id + "/response", "application/json", "", body);
  }

  /** Gives an answer that is sent while it comes to be. */
  Streaming stream(String id) throws IOException {
    return new Streaming(id);
  }

  /** The function threw. */
  void error(String id, Throwable thrown) throws IOException {
    post("invocation/" + id + "/error", thrown);
  }

  /** The function could not be started. */
  void initError(Throwable thrown) throws IOException {
    post("init/error", thrown);
  }

  /** The function could not be woken from its image. */
  void restoreError(Throwable thrown) throws IOException {
    post("restore/error", thrown);
  }

  private void post(String path, Throwable thrown) throws IOException {
    post(path, "application/vnd.aws.lambda.error+json", "Lambda-Runtime-Function-Error-Type: " + type(thrown) + "\r\n",
        RuntimeError.json(thrown));
  }

  private static String type(Throwable thrown) {
    return "Runtime." + thrown.getClass().getSimpleName();
  }

  private Reply get(String path) throws IOException {
    try (Socket socket = new Socket(host, port)) {
      write(socket, "GET " + ROOT + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n\r\n");
      return Reply.read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  private void post(String path, String type, String more, byte[] body) throws IOException {
    try (Socket socket = new Socket(host, port)) {
      write(socket, head(path, type) + more + "Content-Length: " + body.length + "\r\n\r\n");
      socket.getOutputStream().write(body);
      requireTaken(socket);
    }
  }

  private String head(String path, String type) {
    return "POST " + ROOT + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nContent-Type: " + type
        + "\r\nConnection: close\r\n";
  }

  private static void write(Socket socket, String head) throws IOException {
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void requireTaken(Socket socket) throws IOException {
    Reply reply = Reply.read(new BufferedInputStream(socket.getInputStream()));
    if (reply.status() != 202) {
      throw new IOException("the Runtime API answered " + reply.status() + ": "
          + new String(reply.body(), StandardCharsets.UTF_8));
    }
  }

  /** A body in chunks. What is flushed is on its way; the answer is whole only once this is closed. */
  final class Streaming extends OutputStream {
    private static final int CHUNK = 16 * 1024;

    private final Socket socket;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean ended;

    private Streaming(String id) throws IOException {
      socket = new Socket(host, port);
      socket.setTcpNoDelay(true);
      RuntimeClient.write(socket, head("invocation/" + id + "/response",
          "application/vnd.awslambda.http-integration-response")
          + "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n"
          + "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n");
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      waiting.write(bytes, offset, length);
      if (waiting.size() >= CHUNK) {
        flush();
      }
    }

    @Override
    public void flush() throws IOException {
      if (waiting.size() > 0) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(waiting.size() + 16);
        chunk.writeBytes((Integer.toHexString(waiting.size()) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        waiting.writeTo(chunk);
        chunk.writeBytes(new byte[] {'\r', '\n'});
        waiting.reset();
        chunk.writeTo(socket.getOutputStream());
      }
    }

    /** Ends it as broken: Lambda cuts the caller's connection, so that half an answer does not look whole. */
    void fail(Throwable thrown) throws IOException {
      end("Lambda-Runtime-Function-Error-Type: " + type(thrown) + "\r\nLambda-Runtime-Function-Error-Body: "
          + java.util.Base64.getEncoder().encodeToString(RuntimeError.json(thrown)) + "\r\n");
    }

    @Override
    public void close() throws IOException {
      try (socket) {
        end("");
      }
    }

    private void end(String trailers) throws IOException {
      if (!ended) {
        ended = true;
        flush();
        RuntimeClient.write(socket, "0\r\n" + trailers + "\r\n");
        requireTaken(socket);
      }
    }
  }

  /** What the Runtime API answers. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Reply(int status, Map<String, String> headers, byte[] body) {
    static Reply read(InputStream in) throws IOException {
      String[] status = line(in).split(" ", 3);
      if (status.length < 2 || !status[1].matches("\\d{3}")) {
        throw new IOException("the Runtime API does not speak HTTP/1.1: " + String.join(" ", status));
      }
      Map<String, String> headers = new HashMap<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
      }
      return new Reply(Integer.parseInt(status[1]), headers, body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
      if (!headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : whole(in, Integer.parseInt(length));
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int size = size(in); size > 0; size = size(in)) {
        body.writeBytes(whole(in, size));
        line(in);
      }
      return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
      return Integer.parseInt(line(in).replaceAll(";.*", "").strip(), 16);
    }

    private static byte[] whole(InputStream in, int length) throws IOException {
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException("the Runtime API broke off after " + bytes.length + " of " + length + " bytes");
      }
      return bytes;
    }

    private static String line(InputStream in) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0 || line.size() > LONGEST_LINE) {
          throw new EOFException("the Runtime API broke off within a line");
        }
        if (b != '\r') {
          line.write(b);
        }
      }
      return line.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
