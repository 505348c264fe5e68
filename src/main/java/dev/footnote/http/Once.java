package dev.footnote.http;

import dev.footnote.news.Sha256;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Honours {@code Idempotency-Key} (IETF draft): the same request under the same key is answered once, and the answer is
 * given again to whoever sends it again. Only an answer is kept; a refusal leaves the key free for the next try.
 */
final class Once {
  private static final Logger LOG = System.getLogger("dev.footnote.http");
  private static final String HEADER = "idempotency-key";

  /** What tells an answer that was given before. */
  static final Map<String, String> REPLAYED = Map.of("idempotency-replayed", "true");

  private final Idempotency idempotency;

  Once(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  /**
   * Begins a request; the caller must close the turn.
   *
   * @throws Refusal {@code bad_field} for a key that is none, {@code idempotency_key_reused}, {@code idempotency_in_progress}
   */
  Turn begin(HttpRequest request) {
    Optional<String> key = key(request);
    if (key.isEmpty()) {
      return new Turn("", "", Optional.empty(), Optional.empty());
    }
    String caller = request.caller().id();
    Idempotency.Claim claim;
    try {
      claim = idempotency.claim(caller, key.get(), fingerprint(request));
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "a request is answered as if it had no key: {0}", e.getMessage());
      return new Turn("", "", Optional.empty(), Optional.empty());
    }
    return switch (claim) {
      case Idempotency.Claim.Mine mine -> new Turn(caller, key.get(), Optional.of(mine.ticket()), Optional.empty());
      case Idempotency.Claim.Done done -> new Turn(caller, key.get(), Optional.empty(), Optional.of(done.body()));
      case Idempotency.Claim.UnderWay _ -> throw new Refusal(Fault.IDEMPOTENCY_IN_PROGRESS, "A request with this"
          + " Idempotency-Key is being answered. Send it again in a moment.", Map.of("retry-after", "1"));
      case Idempotency.Claim.Other _ -> throw new Refusal(Fault.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for"
          + " another request. Use a new key for each request, and the same one only to send it again.");
    };
  }

  /** A request between its claim and its answer; without a key, nothing happens in it. */
  final class Turn implements AutoCloseable {
    private final String caller;
    private final String key;
    private final Optional<String> ticket;
    private final Optional<String> replay;
    private final AtomicBoolean over = new AtomicBoolean();

    private Turn(String caller, String key, Optional<String> ticket, Optional<String> replay) {
      this.caller = caller;
      this.key = key;
      this.ticket = ticket;
      this.replay = replay;
    }

    /** The body that was given before; empty if the request is to be answered. */
    Optional<String> replay() {
      return replay;
    }

    /** What was given before, once more. */
    HttpResponse again() {
      return HttpResponse.json(replay.orElseThrow().getBytes(StandardCharsets.UTF_8)).with(REPLAYED);
    }

    /** Keeps an answer for whoever asks again. */
    void keep(byte[] body) {
      if (ticket.isPresent() && !over.getAndSet(true)) {
        try {
          idempotency.keep(caller, key, ticket.get(), new String(body, StandardCharsets.UTF_8));
        } catch (StoreException e) {
          LOG.log(Level.WARNING, "an answer is not kept for its Idempotency-Key: {0}", e.getMessage());
        }
      }
    }

    /** Frees the key if nothing was kept. */
    @Override
    public void close() {
      if (ticket.isPresent() && !over.getAndSet(true)) {
        try {
          idempotency.release(caller, key, ticket.get());
        } catch (StoreException e) {
          LOG.log(Level.WARNING, "an Idempotency-Key stays claimed until its lease ends: {0}", e.getMessage());
        }
      }
    }
  }

  private static Optional<String> key(HttpRequest request) {
    List<String> given = request.headers().getOrDefault(HEADER, List.of());
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.size() > 1 || !given.getFirst().matches("[\\x21-\\x7e]{1,255}")) {
      throw new Refusal(Fault.BAD_FIELD, "Idempotency-Key is " + Fields.quoted(String.join(", ", given))
          + "; it must be one key of 1 to 255 visible ASCII characters, such as a UUID. Correct it or leave it out.");
    }
    return Optional.of(given.getFirst());
  }

  /** Of what the answer depends on. */
  private static String fingerprint(HttpRequest request) {
    MessageDigest digest = Sha256.digest();
    digest.update((request.method() + " " + request.path() + "\n").getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(request.body()));
  }
}
