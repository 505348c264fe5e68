package dev.footnote.aws;

import dev.footnote.Peers;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A real S3 server in this JVM, started once and left running until the JVM ends. */
final class S3Peer {
  private static final S3Peer ONLY = new S3Peer();

  private final URI endpoint;

  private S3Peer() {
    ClassLoader loader = Peers.loader("s3mock");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Spring would take over java.util.logging of the whole process and hide our own log lines from other tests.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    thread.setContextClassLoader(loader);
    try {
      Class<?> application = loader.loadClass("com.adobe.testing.s3mock.S3MockApplication");
      // The server adds to it.
      var settings = new HashMap<String, Object>(Map.of("server.port", 0, "http.port", 0, "silent", true));
      Object server = application.getMethod("start", Map.class, String[].class).invoke(null, settings, new String[0]);
      endpoint = URI.create("http://127.0.0.1:" + application.getMethod("getHttpPort").invoke(server));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot start the S3 server", e);
    } finally {
      thread.setContextClassLoader(before);
    }
    // What the SDK would find in the environment on AWS; the server takes any key.
    System.setProperty("aws.accessKeyId", "key");
    System.setProperty("aws.secretAccessKey", "secret");
    System.setProperty("aws.region", "us-east-1");
  }

  /** Where it listens. */
  static Optional<URI> endpoint() {
    return Optional.of(ONLY.endpoint);
  }
}
