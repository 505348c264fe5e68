package dev.footnote.http;

/**
 * Remembers what was answered to a request that carries a key of its own, so that sending it again does nothing twice. A
 * key belongs to its caller and is kept for a day. Thread-safe.
 *
 * <p>Every method throws {@link StoreException} where the store is away; the request then goes on as if it had no key,
 * since asking twice costs a little and changes nothing.
 */
public interface Idempotency {
  /** What a key means now. */
  sealed interface Claim {
    /** It is new, or what had it gave it up or died: answer, then keep or release it. */
    record Mine(String ticket) implements Claim {}

    /** It was answered. */
    record Done(String body) implements Claim {}

    /** It is being answered. */
    record UnderWay() implements Claim {}

    /** It was used for something else. */
    record Other() implements Claim {}
  }

  /** @param fingerprint tells the request from others */
  Claim claim(String caller, String key, String fingerprint);

  /** Keeps the body of the answer, unless the claim was lost to another in the meantime. */
  void keep(String caller, String key, String ticket, String body);

  /** Gives the key up, since there is no answer to keep. */
  void release(String caller, String key, String ticket);
}
