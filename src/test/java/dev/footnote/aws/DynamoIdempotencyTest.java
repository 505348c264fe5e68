package dev.footnote.aws;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.footnote.http.Idempotency;
import dev.footnote.http.IdempotencyContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a real server. */
class DynamoIdempotencyTest extends IdempotencyContract {
  private final DynamoTable table = DynamoPeer.table();
  private final Idempotency idempotency = new DynamoIdempotency(table, clock);

  @AfterEach
  void close() {
    table.close();
  }

  @Override
  protected Idempotency idempotency() {
    return idempotency;
  }

  @Test
  void anAnswerTooLargeForAnItemIsNotKept() {
    Idempotency.Claim claim = idempotency.claim("key:a", "k1", "f");
    String ticket = assertInstanceOf(Idempotency.Claim.Mine.class, claim).ticket();
    idempotency.keep("key:a", "k1", ticket, "é".repeat(200_000));
    assertInstanceOf(Idempotency.Claim.Mine.class, idempotency.claim("key:a", "k1", "f"));
  }
}
