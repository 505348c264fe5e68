package dev.footnote.news;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {
  private Sha256() {}

  /**
   * What went through a stream.
   *
   * @param bytes how many; one more than the limit if there were more
   * @param sha256 in lower-case hexadecimal
   */
  public record Sum(long bytes, String sha256) {}

  /** Copies {@code in} to {@code out} and sums it up; stops once more than {@code limit} bytes have come. */
  public static Sum copy(InputStream in, OutputStream out, long limit) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[64 * 1024];
    long total = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      total += n;
      if (total > limit) {
        return new Sum(limit + 1, "");
      }
      digest.update(buffer, 0, n);
      out.write(buffer, 0, n);
    }
    return new Sum(total, HexFormat.of().formatHex(digest.digest()));
  }

  /** Of a text in UTF-8. */
  public static byte[] of(String text) {
    return digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of a text in UTF-8, in lower-case hexadecimal. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  /** A new digest. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
