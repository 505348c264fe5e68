package dev.footnote.aws;

import dev.footnote.slack.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Slack's ledger in the table: an item for each key, replaced only if its revision is the one read. Thread-safe. */
public final class DynamoLedger implements Ledger {
  private static final String PREFIX = "slack#";
  private static final String SK = "entry";
  private static final String TEXT = "text";
  private static final String REVISION = "revision";

  private final DynamoTable table;
  private final Clock clock;

  public DynamoLedger(DynamoTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<Entry> find(String key) {
    return table.get(PREFIX + key, SK).filter(item -> !DynamoTable.isExpired(item, clock.instant()))
        .map(item -> new Entry(Objects.requireNonNull(item.get(TEXT)).s(),
            Long.parseLong(Objects.requireNonNull(item.get(REVISION)).n())));
  }

  @Override
  public boolean write(String key, String text, long revision, Instant expires) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoTable.key(PREFIX + key, SK));
    item.put(TEXT, DynamoTable.text(text));
    item.put(REVISION, DynamoTable.number(revision + 1));
    item.put(DynamoTable.EXPIRES, DynamoTable.expires(expires));
    return revision == 0
        // What has expired may still be there for days.
        ? table.put(item, put -> put.conditionExpression("attribute_not_exists(#p) OR #e <= :now")
            .expressionAttributeNames(Map.of("#p", DynamoTable.PK, "#e", DynamoTable.EXPIRES))
            .expressionAttributeValues(Map.of(":now", DynamoTable.number(clock.instant().getEpochSecond()))))
        : table.put(item, put -> put.conditionExpression("#r = :r").expressionAttributeNames(Map.of("#r", REVISION))
            .expressionAttributeValues(Map.of(":r", DynamoTable.number(revision))));
  }
}
