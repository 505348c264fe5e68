package dev.footnote.aws;

import static dev.footnote.aws.DynamoTable.text;

import dev.footnote.http.Idempotency;
import dev.footnote.http.MemoryIdempotency;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Idempotency keys in the table. A claim is one conditional write: of two requests that come at once, one gets it. A claim
 * whose request died is free again once its lease has ended.
 */
public final class DynamoIdempotency implements Idempotency {
  private static final String PREFIX = "idempotency#";
  private static final String SK = "answer";
  private static final String FINGERPRINT = "fingerprint";
  private static final String TICKET = "ticket";
  private static final String BODY = "body";

  /** An item takes 400 KB; an answer has a few. A larger one is not kept, and its key is free. */
  private static final int LARGEST = 350_000;

  private final DynamoTable table;
  private final Clock clock;

  public DynamoIdempotency(DynamoTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Claim claim(String caller, String key, String fingerprint) {
    String pk = Names.of(PREFIX, caller, key);
    String ticket = UUID.randomUUID().toString();
    Map<String, AttributeValue> mine = new HashMap<>(DynamoTable.key(pk, SK));
    mine.put(FINGERPRINT, text(fingerprint));
    mine.put(TICKET, text(ticket));
    mine.put(DynamoTable.EXPIRES, DynamoTable.expires(clock.instant().plus(MemoryIdempotency.LEASE)));
    boolean claimed = table.put(mine, put -> put.conditionExpression("attribute_not_exists(#t) OR #e <= :now")
        .expressionAttributeNames(Map.of("#t", TICKET, "#e", DynamoTable.EXPIRES))
        .expressionAttributeValues(Map.of(":now", DynamoTable.expires(clock.instant()))));
    if (claimed) {
      return new Claim.Mine(ticket);
    }
    return table.get(pk, SK).map(item -> found(item, fingerprint))
        .orElseGet(Claim.UnderWay::new); // released between the two calls: the caller comes again
  }

  private static Claim found(Map<String, AttributeValue> item, String fingerprint) {
    if (!text(fingerprint).equals(item.get(FINGERPRINT))) {
      return new Claim.Other();
    }
    AttributeValue body = item.get(BODY);
    return body == null ? new Claim.UnderWay() : new Claim.Done(body.s());
  }

  @Override
  public void keep(String caller, String key, String ticket, String body) {
    if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      release(caller, key, ticket);
      return;
    }
    table.update(Names.of(PREFIX, caller, key), SK, update -> update.updateExpression("SET #b = :b, #e = :e")
        .conditionExpression("#t = :t")
        .expressionAttributeNames(Map.of("#b", BODY, "#e", DynamoTable.EXPIRES, "#t", TICKET))
        .expressionAttributeValues(Map.of(":b", text(body), ":t", text(ticket),
            ":e", DynamoTable.expires(clock.instant().plus(MemoryIdempotency.KEPT)))));
  }

  @Override
  public void release(String caller, String key, String ticket) {
    table.delete(Names.of(PREFIX, caller, key), SK, delete -> delete.conditionExpression("#t = :t")
        .expressionAttributeNames(Map.of("#t", TICKET)).expressionAttributeValues(Map.of(":t", text(ticket))));
  }
}
