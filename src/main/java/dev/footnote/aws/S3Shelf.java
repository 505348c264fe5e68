package dev.footnote.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.fetch.Shelf;
import dev.footnote.news.Sha256;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Keeps what was fetched from the web beside the snapshots, under {@code web/} and the hash of its address, so that a
 * function without a disk asks servers only for what has changed. What cannot be kept or read is fetched again.
 */
final class S3Shelf implements Shelf {
  private static final Logger LOG = System.getLogger("dev.footnote.aws");
  private static final long LARGEST = 16L * 1024 * 1024;

  private final Supplier<S3Client> client;
  private final S3Folder at;

  S3Shelf(Supplier<S3Client> client, S3Folder at) {
    this.client = client;
    this.at = at;
  }

  @Override
  public Optional<Kept> get(URI url) {
    try {
      var object = client.get().getObject(b -> b.bucket(at.bucket()).key(key(url)), (response, in) -> {
        boolean fits = response.contentLength() <= LARGEST;
        if (!fits) {
          in.abort();
        }
        return Map.entry(response.metadata(), fits ? in.readAllBytes() : new byte[0]);
      });
      Map<String, String> kept = object.getKey();
      return plain(kept, "url").filter(url.toString()::equals).map(_ -> new Kept(plain(kept, "etag").orElse(""),
          plain(kept, "modified").orElse(""), plain(kept, "type").orElse(""), object.getValue()));
    } catch (S3Exception e) {
      if (!S3Faults.isMissingKey(e)) {
        LOG.log(Level.WARNING, "what was fetched before cannot be read: {0}", e.getMessage());
      }
      return Optional.empty();
    } catch (SdkException e) {
      LOG.log(Level.WARNING, "what was fetched before cannot be read: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void put(URI url, Kept kept) {
    try {
      client.get().putObject(b -> b.bucket(at.bucket()).key(key(url)).metadata(Map.of("url", coded(url.toString()),
          "etag", coded(kept.etag()), "modified", coded(kept.modified()), "type", coded(kept.type()))),
          RequestBody.fromBytes(kept.body()));
    } catch (SdkException e) {
      LOG.log(Level.WARNING, "what was fetched cannot be kept: {0}", e.getMessage());
    }
  }

  private String key(URI url) {
    return at.prefix() + "web/" + Sha256.hex(url.toString());
  }

  /** Headers take ASCII only, and no line ends. */
  private static String coded(String value) {
    return Base64.getUrlEncoder().encodeToString(value.getBytes(UTF_8));
  }

  private static Optional<String> plain(Map<String, String> metadata, String name) {
    try {
      return Optional.ofNullable(metadata.get(name)).map(value -> new String(Base64.getUrlDecoder().decode(value), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
