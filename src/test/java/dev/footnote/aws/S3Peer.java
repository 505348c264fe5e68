package dev.footnote.aws;

import dev.footnote.Peers;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server in this JVM, started once and left running until the JVM ends. */
final class S3Peer {
  private static final S3Peer ONLY = new S3Peer();

  private final URI endpoint;

  private S3Peer() {
    ClassLoader loader = Peers.loader("s3mock");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Class<?> application = loader.loadClass("com.adobe.testing.s3mock.S3MockApplication");
      Method start = application.getMethod("start", Map.class, String[].class);
      Object server = start.invoke(null, Map.of("server.port", 0, "http.port", 0, "silent", true), new String[0]);
      endpoint = URI.create("http://127.0.0.1:" + application.getMethod("getHttpPort").invoke(server));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot start the S3 server", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  static URI endpoint() {
    return ONLY.endpoint;
  }

  /** A client of the server; {@link S3Clients} would ask the environment for credentials. */
  static S3Client client() {
    return S3Client.builder()
        .endpointOverride(endpoint())
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  static Optional<URI> override() {
    return Optional.of(endpoint());
  }
}
