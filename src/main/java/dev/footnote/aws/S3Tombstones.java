package dev.footnote.aws;

import dev.footnote.ingest.SnapshotException;
import dev.footnote.ingest.Tombstones;
import dev.footnote.ingest.WithdrawalsJson;
import dev.footnote.retrieve.Withdrawals;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The withdrawals of published indexes: the object {@code withdrawn.json} beside the manifest. */
final class S3Tombstones implements Tombstones {
  /** Read at the start of requests, so it must not hold them up where something is known already. */
  private static final Duration LONGEST_READ = Duration.ofSeconds(3);

  /** A process that has just started loads and connects first, and has nothing to fall back on. */
  private static final Duration LONGEST_FIRST_READ = Duration.ofSeconds(20);

  private static final int MOST_ATTEMPTS = 50;
  private static final int NOT_MODIFIED = 304;

  private final Supplier<S3Client> client;
  private final S3Folder at;
  private final String key;
  private @Nullable Stored last;

  /** @param etag what a conditional write must name; empty where there is no object */
  private record Stored(Optional<String> etag, Withdrawals withdrawals) {}

  S3Tombstones(Supplier<S3Client> client, S3Folder at) {
    this.client = client;
    this.at = at;
    this.key = at.prefix() + WithdrawalsJson.NAME;
  }

  /** Takes at most 3 s, the first time 20 s; transfers nothing if nothing has changed since this object read it last. */
  @Override
  public Withdrawals read() {
    return stored().withdrawals;
  }

  private synchronized Stored stored() {
    Stored before = last;
    GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(at.bucket()).key(key)
        .overrideConfiguration(o -> o.apiCallTimeout(before == null ? LONGEST_FIRST_READ : LONGEST_READ));
    if (before != null) {
      before.etag.ifPresent(request::ifNoneMatch);
    }
    Stored now;
    try {
      var object = client.get().getObject(request.build(), (response, in) -> {
        byte[] json = in.readNBytes(WithdrawalsJson.MOST_BYTES + 1);
        if (json.length > WithdrawalsJson.MOST_BYTES) {
          in.abort(); // closing would read the rest
        }
        return ResponseBytes.fromByteArrayUnsafe(response, json);
      });
      now = parse(object);
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_MODIFIED && before != null) {
        return before;
      }
      if (!S3Faults.isMissingKey(e)) {
        throw S3Faults.translate("read " + at.uri(key), e);
      }
      now = new Stored(Optional.empty(), Withdrawals.NONE);
    } catch (SdkException e) {
      throw S3Faults.translate("read " + at.uri(key), e);
    }
    last = now;
    return now;
  }

  private Stored parse(ResponseBytes<GetObjectResponse> object) {
    byte[] json = object.asByteArrayUnsafe();
    if (json.length > WithdrawalsJson.MOST_BYTES) {
      throw new SnapshotException(at.uri(key) + " has more than the " + WithdrawalsJson.MOST_BYTES
          + " bytes that it may have. Put the version before it back.");
    }
    return new Stored(Optional.of(object.response().eTag()), WithdrawalsJson.read(json, at.uri(key)));
  }

  @Override
  public Withdrawals change(UnaryOperator<Withdrawals> change) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Stored before = stored();
      Withdrawals after = change.apply(before.withdrawals);
      if (after.equals(before.withdrawals) || swap(before, after)) {
        return after;
      }
    }
    throw new SnapshotException("other writers changed " + at.uri(key) + " " + MOST_ATTEMPTS
        + " times while this one tried. Run it again.");
  }

  /** Whether it was done; not so if another writer was faster. After a lost reply it is read again, and then equal. */
  private boolean swap(Stored before, Withdrawals after) {
    PutObjectRequest.Builder request = PutObjectRequest.builder().bucket(at.bucket()).key(key)
        .contentType("application/json");
    before.etag.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
    try {
      client.get().putObject(request.build(), RequestBody.fromBytes(WithdrawalsJson.write(after)));
      return true;
    } catch (S3Exception e) {
      if (S3Faults.isLostRace(e) || (S3Faults.isMissingKey(e) && before.etag.isPresent())) {
        return false;
      }
      throw S3Faults.translate("write " + at.uri(key), e);
    } catch (SdkException e) {
      throw S3Faults.translate("write " + at.uri(key), e);
    }
  }
}
