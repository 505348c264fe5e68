package dev.footnote.aws;

import dev.footnote.http.Counters;
import dev.footnote.http.StoreException;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sums in the table, one item for each window; DynamoDB adds, so that no two writers lose one another's part. */
public final class DynamoCounters implements Counters {
  private static final String PREFIX = "budget#";
  private static final String SUM = "sum";

  private final DynamoTable table;

  public DynamoCounters(DynamoTable table) {
    this.table = table;
  }

  @Override
  public long add(String owner, String window, long amount, Instant expires) {
    String pk = Names.of(PREFIX, owner);
    if (amount == 0) {
      return table.get(pk, window).map(DynamoCounters::sum).orElse(0L);
    }
    return table.update(pk, window, update -> update.updateExpression("SET #e = :e ADD #s :a")
        .expressionAttributeNames(Map.of("#e", DynamoTable.EXPIRES, "#s", SUM))
        .expressionAttributeValues(Map.of(":e", DynamoTable.expires(expires), ":a", DynamoTable.number(amount))))
        .map(DynamoCounters::sum).orElseThrow(() -> new StoreException("a sum was not written, though nothing forbade it"));
  }

  private static long sum(Map<String, AttributeValue> item) {
    AttributeValue sum = item.get(SUM);
    return sum == null || sum.n() == null ? 0 : Long.parseLong(sum.n());
  }
}
