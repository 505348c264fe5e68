package dev.footnote.lucene;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/**
 * What is recorded with every commit.
 *
 * @param model name of the embedding model
 * @param dimension length of its vectors
 * @param content sum of the hashes of all articles, modulo 2^256 (AdHash; Bellare and Micciancio, 1997)
 */
record IndexInfo(String model, int dimension, BigInteger content) {
  private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

  static IndexInfo empty(String model, int dimension) {
    return new IndexInfo(model, dimension, BigInteger.ZERO);
  }

  IndexInfo plus(String id, String fingerprint) {
    return new IndexInfo(model, dimension, content.add(hash(id, fingerprint)).mod(MODULUS));
  }

  IndexInfo minus(String id, String fingerprint) {
    return new IndexInfo(model, dimension, content.subtract(hash(id, fingerprint)).mod(MODULUS));
  }

  /** Content name: format, model and articles, and nothing else, decide it. */
  String snapshot() {
    return "%d-%s".formatted(Schema.FORMAT, String.format("%064x", content).substring(0, 24));
  }

  Map<String, String> toCommit() {
    return Map.of("footnote.format", Integer.toString(Schema.FORMAT), "footnote.model", model, "footnote.dimension",
        Integer.toString(dimension), "footnote.content", content.toString(16));
  }

  /** @throws IndexException if the commit is of another format or model */
  static IndexInfo of(Map<String, String> commit, Path folder, String model, int dimension) {
    String format = commit.getOrDefault("footnote.format", "none");
    if (!format.equals(Integer.toString(Schema.FORMAT))) {
      throw new IndexException("The index in " + folder + " has format " + format + "; this version reads format "
          + Schema.FORMAT + ". Build it again with scripts/ingest into an empty folder.");
    }
    String found = commit.getOrDefault("footnote.model", "none");
    String length = commit.getOrDefault("footnote.dimension", "0");
    if (!found.equals(model) || !length.equals(Integer.toString(dimension))) {
      throw new IndexException("The index in " + folder + " was made with the embedding model " + found + " (" + length
          + " dimensions); the one in use is " + model + " (" + dimension
          + "). Use the same model, or build the index again into an empty folder.");
    }
    return new IndexInfo(found, dimension, new BigInteger(commit.getOrDefault("footnote.content", "0"), 16));
  }

  private static BigInteger hash(String id, String fingerprint) {
    try {
      byte[] bytes = (id + "\0" + fingerprint).getBytes(StandardCharsets.UTF_8);
      return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
