package dev.footnote.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.footnote.answer.Turn;
import dev.footnote.http.Conversations;
import dev.footnote.http.StoreException;
import dev.footnote.http.Turns;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Conversations in the table, one item each: its turns as JSON, encrypted where there is a key, and a version, so that of
 * two writers the second reads again what the first wrote. A conversation that was forgotten leaves an item without turns
 * until it expires, so that an answer still under way does not bring it back.
 */
public final class DynamoConversations implements Conversations {
  private static final Logger LOG = System.getLogger("dev.footnote.aws");
  private static final JsonMapper JSON = new JsonMapper();

  private static final String PREFIX = "conversation#";
  private static final String SK = "turns";
  private static final String PLAIN = "turns";
  private static final String SEALED = "sealed";
  private static final String VERSION = "version";
  private static final String FORGOTTEN = "forgotten";
  private static final int TRIES = 5;

  private final DynamoTable table;
  private final Clock clock;
  private final Duration kept;
  private final Optional<Seal> seal;

  /**
   * @param kept how long after its last turn a conversation is remembered
   * @param key 32 bytes that turns are encrypted with; empty to rely on the table's own encryption alone
   * @throws IllegalArgumentException if the key has another length
   */
  public DynamoConversations(DynamoTable table, Clock clock, Duration kept, Optional<byte[]> key) {
    this.table = table;
    this.clock = clock;
    this.kept = kept;
    this.seal = key.map(Seal::new);
  }

  @Override
  public List<Turn> turns(String owner, String id) {
    String pk = Names.of(PREFIX, owner, id);
    return table.get(pk, SK).filter(this::counts).map(item -> turns(pk, item)).orElse(List.of());
  }

  @Override
  public void add(String owner, String id, Turn turn, Instant asked) {
    String pk = Names.of(PREFIX, owner, id);
    for (int i = 0; i < TRIES; i++) {
      Optional<Map<String, AttributeValue>> stored = table.get(pk, SK);
      Optional<Map<String, AttributeValue>> item = stored.filter(this::counts);
      if (item.flatMap(it -> number(it, FORGOTTEN)).filter(at -> asked.toEpochMilli() <= at).isPresent()) {
        return;
      }
      List<Turn> turns = Turns.with(item.map(it -> turns(pk, it)).orElse(List.of()), turn);
      if (put(pk, stored.flatMap(it -> number(it, VERSION)), content(pk, turns))) {
        return;
      }
    }
    throw new StoreException("a turn could not be added to a conversation: " + TRIES + " others were, one after the other.");
  }

  /** Overwrites whatever is there: what others add at the same time is to be forgotten too. */
  @Override
  public void forget(String owner, String id) {
    String pk = Names.of(PREFIX, owner, id);
    for (int i = 0; i < TRIES; i++) {
      Optional<Long> version = table.get(pk, SK).flatMap(it -> number(it, VERSION));
      if (put(pk, version, Map.of(FORGOTTEN, DynamoTable.number(clock.millis())))) {
        return;
      }
    }
    throw new StoreException("a conversation could not be forgotten: it was written " + TRIES + " times meanwhile.");
  }

  private boolean counts(Map<String, AttributeValue> item) {
    return !DynamoTable.isExpired(item, clock.instant());
  }

  private boolean put(String pk, Optional<Long> version, Map<String, AttributeValue> content) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoTable.key(pk, SK));
    item.put(VERSION, DynamoTable.number(version.orElse(0L) + 1));
    item.put(DynamoTable.EXPIRES, DynamoTable.expires(clock.instant().plus(kept)));
    item.putAll(content);
    return table.put(item, put -> version.isEmpty()
        ? put.conditionExpression("attribute_not_exists(#v)").expressionAttributeNames(Map.of("#v", VERSION))
        : put.conditionExpression("#v = :v").expressionAttributeNames(Map.of("#v", VERSION))
            .expressionAttributeValues(Map.of(":v", DynamoTable.number(version.get()))));
  }

  private Map<String, AttributeValue> content(String pk, List<Turn> turns) {
    ArrayNode node = JSON.createArrayNode();
    turns.forEach(turn -> node.addArray().add(turn.question()).add(turn.answer()));
    byte[] bytes = node.toString().getBytes(StandardCharsets.UTF_8);
    return seal.<Map<String, AttributeValue>>map(s -> Map.of(SEALED,
            AttributeValue.fromB(SdkBytes.fromByteArray(s.close(bytes, place(pk))))))
        .orElseGet(() -> Map.of(PLAIN, DynamoTable.text(new String(bytes, StandardCharsets.UTF_8))));
  }

  /** None where they are not readable with this key, or were written without one: the next turn begins anew. */
  private List<Turn> turns(String pk, Map<String, AttributeValue> item) {
    AttributeValue value = item.get(seal.isPresent() ? SEALED : PLAIN);
    if (value == null) {
      return List.of();
    }
    try {
      byte[] bytes = seal.isEmpty() ? value.s().getBytes(StandardCharsets.UTF_8)
          : seal.get().open(value.b().asByteArray(), place(pk)).orElseThrow(() -> new IOException("another key"));
      List<Turn> turns = new ArrayList<>();
      for (JsonNode turn : JSON.readTree(bytes)) {
        turns.add(new Turn(turn.path(0).asText(), turn.path(1).asText()));
      }
      return turns;
    } catch (JsonProcessingException e) {
      LOG.log(Level.WARNING, "the turns of a conversation are no JSON; it begins anew"); // not what they are
      return List.of();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the turns of a conversation were sealed by another key; it begins anew");
      return List.of();
    }
  }

  private static byte[] place(String pk) {
    return pk.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Long> number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? Optional.empty() : Optional.of(Long.valueOf(value.n()));
  }
}
