package dev.footnote.aws;

import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.SnapshotException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The object {@code manifest.json}: the one that changes, and only by a conditional write. */
final class ManifestObject {
  private static final int MAX_BYTES = 1_000_000;

  private final S3Client s3;
  private final S3Folder at;
  private final int format;
  private final String uri;

  /** @param format the newest format that is understood */
  ManifestObject(S3Client s3, S3Folder at, int format) {
    this.s3 = s3;
    this.at = at;
    this.format = format;
    this.uri = at.uri(at.manifest());
  }

  /**
   * A manifest as it is stored.
   *
   * @param etag what a conditional write must name to replace it
   */
  record Stored(Manifest manifest, String etag) {}

  /** Empty if there is none yet. */
  Optional<Stored> read() {
    try {
      var request = GetObjectRequest.builder().bucket(at.bucket()).key(at.manifest()).build();
      return Optional.of(parse(s3.getObject(request, bounded())));
    } catch (S3Exception e) {
      if (S3Faults.isMissingKey(e)) {
        return Optional.empty();
      }
      throw S3Faults.translate("read " + uri, e);
    } catch (SdkException e) {
      throw S3Faults.translate("read " + uri, e);
    }
  }

  /**
   * Puts {@code next} in the place of {@code before}.
   *
   * @return whether it was done; not so if another writer did so since {@code before} was read
   */
  boolean swap(Optional<Stored> before, Manifest next) {
    var request = PutObjectRequest.builder().bucket(at.bucket()).key(at.manifest()).contentType("application/json");
    before.ifPresentOrElse(b -> request.ifMatch(b.etag()), () -> request.ifNoneMatch("*"));
    try {
      s3.putObject(request.build(), RequestBody.fromBytes(ManifestJson.write(next)));
      return true;
    } catch (S3Exception e) {
      boolean lost = S3Faults.isLostRace(e) || (S3Faults.isMissingKey(e) && before.isPresent());
      // The SDK's own retry after a lost reply is refused too, though its first attempt is what now stands there.
      if (stands(next)) {
        return true;
      }
      if (!lost) {
        throw S3Faults.translate("write " + uri, e);
      }
      return false;
    } catch (SdkException e) {
      throw S3Faults.translate("write " + uri, e);
    }
  }

  private boolean stands(Manifest next) {
    return read().map(Stored::manifest).equals(Optional.of(next));
  }

  SnapshotException lost() {
    return new SnapshotException("another writer published to " + uri
        + " since this run began, and was faster. Its index is in force; run this one again to publish on top.");
  }

  private static ResponseTransformer<GetObjectResponse, ResponseBytes<GetObjectResponse>> bounded() {
    return (response, in) -> {
      byte[] json = in.readNBytes(MAX_BYTES + 1);
      if (json.length > MAX_BYTES) {
        in.abort(); // closing would read the rest
      }
      return ResponseBytes.fromByteArrayUnsafe(response, json);
    };
  }

  private Stored parse(ResponseBytes<GetObjectResponse> object) {
    byte[] json = object.asByteArrayUnsafe();
    if (json.length > MAX_BYTES) {
      throw new SnapshotException(uri + " has more than the " + MAX_BYTES + " bytes that a manifest may have."
          + " Delete it and publish the index again.");
    }
    Manifest manifest = ManifestJson.read(json, format, uri);
    return new Stored(Manifests.check(manifest, uri, Long.MAX_VALUE), object.response().eTag());
  }
}
