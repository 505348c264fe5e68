package dev.footnote.aws;

import dev.footnote.news.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Partition keys. */
final class Names {
  private Names() {}

  /**
   * A prefix and a hash of all parts: of one length, telling nothing of a caller, and different for any other parts.
   *
   * @param prefix such as {@code conversation#}
   */
  static String of(String prefix, String... parts) {
    var digest = Sha256.digest();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
  }
}
