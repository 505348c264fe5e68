package dev.footnote.http;

import dev.footnote.news.Sha256;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API keys that are let in, known by their SHA-256 alone. A key has 256 random bits, so that a plain hash cannot be
 * guessed back. A caller may have two at a time, the old one and the new one, and stays the same caller with both.
 *
 * <p>Every hash is compared, each in constant time: how long it takes tells nothing about how near a guess was.
 */
public final class ApiKeys {
  /** Keys of one caller at a time. */
  public static final int EACH = 2;

  /** The caller of hashes without a name. */
  static final String UNNAMED = "default";

  private static final ApiKeys NONE = new ApiKeys(List.of());
  private static final Pattern ENTRY = Pattern.compile("(?:([A-Za-z0-9_.-]{1,64}):)?([0-9a-f]{64})");
  private static final int LONGEST = 512;

  private final List<Entry> entries;

  @SuppressWarnings("ArrayRecordComponent") // never compared by equals
  private record Entry(String name, byte[] hash) {}

  private ApiKeys(List<Entry> entries) {
    this.entries = entries;
  }

  /** No key is needed. */
  public static ApiKeys none() {
    return NONE;
  }

  /**
   * Reads what the setting holds.
   *
   * @param entries each {@code NAME:HASH} or {@code HASH} alone, the hash in 64 hexadecimal digits in lower case
   * @throws IllegalArgumentException if one is something else, or a name has more than {@value #EACH}; the message
   *     shows no hash
   */
  public static ApiKeys of(List<String> entries) {
    Map<String, Integer> counts = new HashMap<>();
    List<Entry> read = entries.stream().map(text -> {
      Matcher entry = ENTRY.matcher(text.strip());
      if (!entry.matches()) {
        throw new IllegalArgumentException("something else than NAME:HASH or HASH, with 64 hexadecimal digits in lower"
            + " case for each key");
      }
      String name = Optional.ofNullable(entry.group(1)).orElse(UNNAMED);
      if (counts.merge(name, 1, Integer::sum) > EACH) {
        throw new IllegalArgumentException("more than " + EACH + " keys of " + name + "; two are enough to change from one"
            + " to the next, and other callers need names of their own");
      }
      byte[] hash = HexFormat.of().parseHex(entry.group(2));
      if (MessageDigest.isEqual(hash, Sha256.of(""))) {
        throw new IllegalArgumentException("the hash of an empty key, which would let everybody in");
      }
      return new Entry(name, hash);
    }).toList();
    return read.isEmpty() ? NONE : new ApiKeys(read);
  }

  /** Whether there is no key, and so none is needed. */
  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whose key this is; empty if nobody's. */
  Optional<Caller> caller(String key) {
    byte[] given = Sha256.of(key.length() > LONGEST ? "" : key);
    Optional<Caller> found = Optional.empty();
    for (Entry entry : entries) {
      boolean same = MessageDigest.isEqual(entry.hash, given);
      found = same ? Optional.of(new Caller("key:" + entry.name)) : found;
    }
    return found;
  }

  /** How many there are, and no more. */
  @Override
  public String toString() {
    return entries.size() + " keys";
  }
}
