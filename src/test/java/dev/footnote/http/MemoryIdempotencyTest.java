package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

class MemoryIdempotencyTest extends IdempotencyContract {
  private final MemoryIdempotency idempotency = new MemoryIdempotency(clock);

  @Override
  protected Idempotency idempotency() {
    return idempotency;
  }

  @Test
  void theOldestMakesRoom() {
    for (int i = 0; i <= MemoryIdempotency.MOST; i++) {
      idempotency.claim("key:a", "k" + i, "f");
    }
    assertInstanceOf(Idempotency.Claim.UnderWay.class, idempotency.claim("key:a", "k1", "f"));
    assertInstanceOf(Idempotency.Claim.Mine.class, idempotency.claim("key:a", "k0", "f"));
  }
}
