package dev.footnote.aws;

import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.Objects;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The objects below one prefix of one bucket. Connects on first use. */
public final class S3Objects implements Objects, AutoCloseable {
  private final Connection<S3Client> client;
  private final S3Folder at;

  S3Objects(Supplier<S3Client> connect, S3Folder at) {
    this.client = new Connection<>(connect);
    this.at = at;
  }

  /**
   * The objects at {@code uri}, with the region and the credentials of the environment.
   *
   * @param uri such as {@code s3://bucket/articles}
   * @param endpoint a server that speaks S3, addressed by paths; empty for AWS itself
   */
  public static S3Objects at(String uri, Optional<URI> endpoint) {
    return new S3Objects(() -> S3Clients.build(endpoint), S3Folder.parse(uri));
  }

  /** What all keys start with. */
  public String prefix() {
    return at.prefix();
  }

  /** Whether an object is more than the mark of a folder, and not hidden. */
  static boolean holdsArticles(String key) {
    return !key.endsWith("/") && !key.substring(key.lastIndexOf('/') + 1).startsWith(".");
  }

  @Override
  public Optional<Content> read(String key) {
    try {
      ResponseBytes<GetObjectResponse> object =
          client.get().getObject(GetObjectRequest.builder().bucket(at.bucket()).key(key).build(), (response, in) -> {
            Long length = response.contentLength();
            if (length != null && length > LARGEST) {
              in.abort(); // closing would read the rest
              return ResponseBytes.fromByteArrayUnsafe(response, new byte[0]);
            }
            return ResponseBytes.fromByteArrayUnsafe(response, in.readAllBytes());
          });
      return Optional.of(new Content(object.response().eTag(), object.response().contentLength(),
          object.asByteArrayUnsafe()));
    } catch (S3Exception e) {
      if (S3Faults.isMissingKey(e)) {
        return Optional.empty();
      }
      throw failed("read " + at.uri(key), e);
    } catch (SdkException e) {
      throw failed("read " + at.uri(key), e);
    }
  }

  @Override
  public void list(Consumer<Listed> sink) {
    try {
      client.get().listObjectsV2Paginator(b -> b.bucket(at.bucket()).prefix(at.prefix())).contents().forEach(object -> {
        if (holdsArticles(object.key())) {
          sink.accept(new Listed(object.key(), object.eTag()));
        }
      });
    } catch (SdkException e) {
      throw failed("list " + at.uri(at.prefix()), e);
    }
  }

  private static IngestException failed(String doing, SdkException e) {
    return new IngestException(String.valueOf(S3Faults.translate(doing, e).getMessage()), e);
  }

  @Override
  public void close() {
    client.close();
  }
}
