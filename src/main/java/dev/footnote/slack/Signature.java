package dev.footnote.slack;

import dev.footnote.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request comes from Slack: {@code v0=} and the HMAC-SHA256 of {@code v0:TIMESTAMP:BODY} over the raw bytes, no
 * older and no newer than {@value #MOST_SECONDS} s. Comparing takes the same time wherever the first difference is.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Slack's description</a>
 */
public final class Signature {
  /** Most seconds between the time stamp and now, either way. */
  public static final long MOST_SECONDS = 300;

  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
  private static final Pattern HASH = Pattern.compile("v0=[0-9a-f]{64}");
  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> keys;

  /**
   * @param secrets signing secrets of the app: the one in force and, while it is rotated, the other; none blank
   * @throws IllegalArgumentException if there is none, or one is blank
   */
  public Signature(List<String> secrets) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a signing secret is missing; whoever knows an empty one could sign");
    }
    this.keys = secrets.stream().map(s -> new SecretKeySpec(s.getBytes(StandardCharsets.UTF_8), ALGORITHM)).toList();
  }

  /** Whether {@code request} was signed with one of the secrets, at about {@code now}. Never throws. */
  public boolean isValid(HttpRequest request, Instant now) {
    Optional<String> timestamp = only(request, "x-slack-request-timestamp").filter(t -> TIMESTAMP.matcher(t).matches());
    Optional<String> given = only(request, "x-slack-signature").filter(s -> HASH.matcher(s).matches());
    if (timestamp.isEmpty() || given.isEmpty()
        || Math.abs(now.getEpochSecond() - Long.parseLong(timestamp.get())) > MOST_SECONDS) {
      return false;
    }
    byte[] signature = given.get().getBytes(StandardCharsets.US_ASCII);
    boolean valid = false;
    for (SecretKeySpec key : keys) { // all of them, so that the time does not tell which one it was
      valid |= MessageDigest.isEqual(signature, sign(key, timestamp.get(), request.body()));
    }
    return valid;
  }

  /** What Slack would send in {@code X-Slack-Signature}: for whoever plays Slack in a test or on this machine. */
  public static String of(String secret, String timestamp, byte[] body) {
    SecretKeySpec key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    return new String(sign(key, timestamp, body), StandardCharsets.US_ASCII);
  }

  /** A header given twice is nobody's. */
  private static Optional<String> only(HttpRequest request, String name) {
    List<String> values = request.headers().getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  private static byte[] sign(SecretKeySpec key, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
      return ("v0=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + ALGORITHM, e);
    }
  }
}
