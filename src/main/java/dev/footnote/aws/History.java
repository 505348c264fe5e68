package dev.footnote.aws;

import dev.footnote.ingest.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Every manifest that was in force, or was about to be when another writer was faster: {@code history/SEQUENCE-NAME.json},
 * written before the swap, so that no file is ever named by the manifest in force alone.
 */
final class History {
  private static final Pattern KEY = Pattern.compile("(\\d{19})-[0-9a-f]{64}\\.json");

  private final S3Client s3;
  private final S3Folder at;
  private final int format;

  History(S3Client s3, S3Folder at, int format) {
    this.s3 = s3;
    this.at = at;
    this.format = format;
  }

  /** @param written when it was written, by the store's clock */
  record Entry(String key, long sequence, Instant written) {}

  void add(Manifest manifest) {
    String key = prefix() + "%019d-%s.json".formatted(manifest.sequence(), manifest.name());
    try {
      s3.putObject(b -> b.bucket(at.bucket()).key(key).contentType("application/json"),
          RequestBody.fromBytes(ManifestJson.write(manifest)));
    } catch (SdkException e) {
      throw S3Faults.translate("write " + at.uri(key), e);
    }
  }

  /** In the order of sequences. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    try {
      s3.listObjectsV2Paginator(b -> b.bucket(at.bucket()).prefix(prefix())).contents().forEach(object -> {
        Matcher name = KEY.matcher(object.key().substring(prefix().length()));
        if (name.matches()) {
          entries.add(new Entry(object.key(), Long.parseLong(name.group(1)), object.lastModified()));
        }
      });
    } catch (SdkException e) {
      throw S3Faults.translate("list " + at.uri(prefix()), e);
    }
    entries.sort(Comparator.comparingLong(Entry::sequence));
    return entries;
  }

  Manifest read(Entry entry) {
    try {
      byte[] json = s3.getObjectAsBytes(b -> b.bucket(at.bucket()).key(entry.key())).asByteArrayUnsafe();
      return Manifests.check(ManifestJson.read(json, format, at.uri(entry.key())), at.uri(entry.key()), Long.MAX_VALUE);
    } catch (SdkException e) {
      throw S3Faults.translate("read " + at.uri(entry.key()), e);
    }
  }

  private String prefix() {
    return at.prefix() + "history/";
  }
}
