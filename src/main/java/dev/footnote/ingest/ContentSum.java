package dev.footnote.ingest;

import dev.footnote.news.Sha256;
import java.math.BigInteger;

/**
 * The content of an index as one number, which articles alone decide, in whatever order they came and went.
 *
 * @param value sum of the hashes of all articles, modulo 2^256 (AdHash; Bellare and Micciancio, 1997)
 */
public record ContentSum(BigInteger value) {
  /** Of an index without articles. */
  public static final ContentSum EMPTY = new ContentSum(BigInteger.ZERO);

  private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

  /** With one more article. */
  public ContentSum plus(String id, String fingerprint) {
    return new ContentSum(value.add(hash(id, fingerprint)).mod(MODULUS));
  }

  /** With one article less. */
  public ContentSum minus(String id, String fingerprint) {
    return new ContentSum(value.subtract(hash(id, fingerprint)).mod(MODULUS));
  }

  /** Its first 24 hexadecimal digits: tells contents apart. */
  public String name() {
    return String.format("%064x", value).substring(0, 24);
  }

  /** All of it, in hexadecimal digits. */
  @Override
  public String toString() {
    return value.toString(16);
  }

  /** @throws NumberFormatException if it is nothing that {@link #toString} writes */
  public static ContentSum parse(String hexadecimal) {
    return new ContentSum(new BigInteger(hexadecimal, 16));
  }

  private static BigInteger hash(String id, String fingerprint) {
    return new BigInteger(1, Sha256.of(id + "\0" + fingerprint));
  }
}
