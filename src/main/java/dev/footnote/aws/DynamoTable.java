package dev.footnote.aws;

import dev.footnote.http.StoreException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The one table that everything mutable lives in: partition key {@value #PK}, sort key {@value #SK}, and the second
 * since 1970 from which an item counts no more in {@value #EXPIRES}. Each adapter has a prefix of its own in {@value
 * #PK}, such as {@code conversation#}.
 *
 * <p>Connects on first use. After {@link #disconnect} the next call connects anew, so that no connection lives on in an image
 * of the process. Every fault is a {@link StoreException} that says what to do; after one that took long, calls fail at
 * once for {@value #REST_SECONDS} s, so that a table that is away costs one wait and not one for each request.
 * Thread-safe.
 */
public final class DynamoTable implements AutoCloseable {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String EXPIRES = "expires";
  static final int REST_SECONDS = 5;

  /** A fault sooner than this is an answer; from here on it was a wait. */
  private static final long WAIT = Duration.ofMillis(500).toNanos();

  private final String name;
  private final Connection<DynamoDbClient> client;
  private final LongSupplier nanos;
  private Optional<Long> resting = Optional.empty();

  DynamoTable(String name, Supplier<DynamoDbClient> connect, LongSupplier nanos) {
    this.name = name;
    this.client = new Connection<>(connect);
    this.nanos = nanos;
  }

  /**
   * A table in the region and with the credentials of the environment; nothing is connected yet.
   *
   * @param endpoint a server that speaks DynamoDB; empty for AWS itself
   */
  public static DynamoTable at(String name, Optional<URI> endpoint) {
    return new DynamoTable(name, () -> DynamoClients.build(endpoint, DynamoClients.LONGEST), System::nanoTime);
  }

  /** The item as last written; empty if there is none. Whether it has expired is the caller's to check. */
  Optional<Map<String, AttributeValue>> get(String pk, String sk) {
    return call("read", db -> Optional.of(db.getItem(r -> r.tableName(name).key(key(pk, sk)).consistentRead(true)).item())
        .filter(item -> !item.isEmpty()));
  }

  /** @return whether it was written; false if its condition did not hold */
  boolean put(Map<String, AttributeValue> item, UnaryOperator<PutItemRequest.Builder> more) {
    return call("write", db -> {
      try {
        db.putItem(more.apply(PutItemRequest.builder().tableName(name).item(item)).build());
        return true;
      } catch (ConditionalCheckFailedException e) {
        return false;
      }
    });
  }

  /** @return the whole item as it is now; empty if the condition did not hold */
  Optional<Map<String, AttributeValue>> update(String pk, String sk, UnaryOperator<UpdateItemRequest.Builder> what) {
    return call("update", db -> {
      try {
        return Optional.of(db.updateItem(what.apply(UpdateItemRequest.builder().tableName(name).key(key(pk, sk))
            .returnValues(ReturnValue.ALL_NEW)).build()).attributes());
      } catch (ConditionalCheckFailedException e) {
        return Optional.empty();
      }
    });
  }

  /** @return whether the condition held; true also where there was nothing to delete and no condition */
  boolean delete(String pk, String sk, UnaryOperator<DeleteItemRequest.Builder> more) {
    return call("delete from", db -> {
      try {
        db.deleteItem(more.apply(DeleteItemRequest.builder().tableName(name).key(key(pk, sk))).build());
        return true;
      } catch (ConditionalCheckFailedException e) {
        return false;
      }
    });
  }

  /** Every item of a partition by rising sort key, however many pages they fill. */
  List<Map<String, AttributeValue>> all(String pk) {
    return call("query", db -> db.queryPaginator(QueryRequest.builder().tableName(name).consistentRead(true)
        .keyConditionExpression("#p = :p").expressionAttributeNames(Map.of("#p", PK))
        .expressionAttributeValues(Map.of(":p", text(pk))).build()).items().stream().toList());
  }

  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of(PK, text(pk), SK, text(sk));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue expires(Instant at) {
    return number(at.getEpochSecond());
  }

  /** Whether an item counts no more. DynamoDB deletes such items within days, not at once. */
  static boolean isExpired(Map<String, AttributeValue> item, Instant now) {
    AttributeValue at = item.get(EXPIRES);
    return at != null && at.n() != null && Long.parseLong(at.n()) <= now.getEpochSecond();
  }

  private <T> T call(String verb, Function<DynamoDbClient, T> call) {
    String doing = verb + " the table " + name;
    long start = nanos.getAsLong();
    if (isResting(start)) {
      throw new StoreException("cannot " + doing + ": it did not answer a moment ago and is left alone for "
          + REST_SECONDS + " s.");
    }
    try {
      return call.apply(client.get());
    } catch (SdkException e) {
      long now = nanos.getAsLong();
      if (now - start >= WAIT) {
        rest(now);
      }
      throw DynamoFaults.translate(doing, e);
    }
  }

  private synchronized boolean isResting(long now) {
    return resting.filter(since -> now - since < Duration.ofSeconds(REST_SECONDS).toNanos()).isPresent();
  }

  private synchronized void rest(long now) {
    resting = Optional.of(now);
  }

  /** As {@link #disconnect}. */
  @Override
  public void close() {
    disconnect();
  }

  /** Drops the connections; the next call makes new ones. */
  public void disconnect() {
    client.close();
  }
}
