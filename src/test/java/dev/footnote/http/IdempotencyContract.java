package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.footnote.http.Idempotency.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Idempotency} must do. */
public abstract class IdempotencyContract {
  protected final SetClock clock = new SetClock(Instant.parse("2126-01-31T23:30:00Z"));

  /** Empty, on this clock, the same one throughout a test. */
  protected abstract Idempotency idempotency();

  @Test
  void theFirstClaimIsMineAndTheNextWaits() {
    mine("f");
    assertEquals(new Claim.UnderWay(), claim("f"));
  }

  @Test
  void whatWasKeptIsGivenAgainForADay() {
    idempotency().keep("key:a", "k1", mine("f"), "{\"a\":\"é🗞\"}");
    assertEquals(new Claim.Done("{\"a\":\"é🗞\"}"), claim("f"));
    clock.pass(MemoryIdempotency.KEPT.minusSeconds(1));
    assertEquals(new Claim.Done("{\"a\":\"é🗞\"}"), claim("f"));
    clock.pass(Duration.ofSeconds(1));
    mine("g");
  }

  @Test
  void aKeyIsOfOneRequestOnly() {
    String ticket = mine("f");
    assertEquals(new Claim.Other(), claim("g"));
    idempotency().keep("key:a", "k1", ticket, "{}");
    assertEquals(new Claim.Other(), claim("g"));
  }

  @Test
  void keysOfOthersAreOthers() {
    idempotency().keep("key:a", "k1", mine("f"), "{}");
    assertInstanceOf(Claim.Mine.class, idempotency().claim("key:b", "k1", "f"));
    assertInstanceOf(Claim.Mine.class, idempotency().claim("key:a", "k2", "f"));
    assertInstanceOf(Claim.Mine.class, idempotency().claim("key:", "ak1", "f"));
  }

  @Test
  void aReleasedKeyIsFree() {
    idempotency().release("key:a", "k1", mine("f"));
    mine("g");
  }

  @Test
  void whoDiedLosesItsClaimAndCannotKeepOrRelease() {
    String dead = mine("f");
    clock.pass(MemoryIdempotency.LEASE);
    String next = mine("f");
    idempotency().keep("key:a", "k1", dead, "{\"by\":\"the dead\"}");
    idempotency().release("key:a", "k1", dead);
    assertEquals(new Claim.UnderWay(), claim("f"));
    idempotency().keep("key:a", "k1", next, "{}");
    assertEquals(new Claim.Done("{}"), claim("f"));
  }

  @Test
  void ofManyAtOneTimeOneGetsIt() throws Exception {
    List<Claim> claims = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Claim>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        all.add(threads.submit(() -> claim("f")));
      }
      for (Future<Claim> one : all) {
        claims.add(one.get());
      }
    }
    assertEquals(1, claims.stream().filter(c -> c instanceof Claim.Mine).count());
    assertEquals(15, claims.stream().filter(c -> c instanceof Claim.UnderWay).count());
  }

  private String mine(String fingerprint) {
    return assertInstanceOf(Claim.Mine.class, claim(fingerprint)).ticket();
  }

  private Claim claim(String fingerprint) {
    return idempotency().claim("key:a", "k1", fingerprint);
  }
}
