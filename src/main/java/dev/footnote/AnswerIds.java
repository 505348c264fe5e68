package dev.footnote;

import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * Ids of answers: {@code a-} and 26 characters of Crockford's base 32, 130 random bits. Each is drawn from a new source, so
 * that two copies of one process image never give the same.
 */
final class AnswerIds implements Supplier<String> {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;

  @Override
  public String get() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    StringBuilder id = new StringBuilder("a-");
    for (byte b : bytes) {
      id.append(DIGITS.charAt(b & 31));
    }
    return id.toString();
  }
}
