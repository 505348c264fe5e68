package dev.footnote.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.answer.Turn;
import dev.footnote.http.Conversations;
import dev.footnote.http.ConversationsContract;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Against a real server, with a key and without. */
class DynamoConversationsTest {
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final Turn TURN = new Turn("Who replied?", "The minister replied.");

  @Nested
  class Plain extends Contract {
    Plain() {
      super(Optional.empty());
    }

    @Test
    void anItemBearsItsVersionAndWhenItExpires() {
      conversations().add("key:a", "c-1", TURN, clock.instant());
      Map<String, AttributeValue> item = item("key:a", "c-1");
      assertEquals(DynamoTable.expires(clock.instant().plus(KEPT)), item.get("expires"));
      assertEquals(DynamoTable.number(1), item.get("version"));
    }

    @Test
    void theTableTellsNeitherOwnerNorId() {
      conversations().add("key:alice", "c-secret", TURN, clock.instant());
      String item = item("key:alice", "c-secret").toString();
      assertFalse(item.contains("alice") || item.contains("c-secret"), item);
    }

    @Test
    void turnsThatAreNoJsonBeginAnew() {
      Map<String, AttributeValue> broken = new HashMap<>(DynamoTable.key(pk("key:a", "c-1"), "turns"));
      broken.putAll(Map.of("turns", DynamoTable.text("[["), "version", DynamoTable.number(4)));
      table.put(broken, put -> put);
      assertEquals(List.of(), conversations().turns("key:a", "c-1"));
      conversations().add("key:a", "c-1", TURN, clock.instant());
      assertEquals(List.of(TURN), conversations().turns("key:a", "c-1"));
    }
  }

  @Nested
  class Sealed extends Contract {
    Sealed() {
      super(Optional.of(KEY));
    }

    @Test
    void theTableTellsNothingThatWasSaid() {
      conversations().add("key:a", "c-1", TURN, clock.instant());
      Map<String, AttributeValue> item = item("key:a", "c-1");
      assertFalse(item.containsKey("turns"));
      AttributeValue sealed = item.getOrDefault("sealed", DynamoTable.text(""));
      String bytes = new String(sealed.b().asByteArray(), StandardCharsets.ISO_8859_1);
      assertFalse(bytes.contains("replied"), bytes);
    }

    @Test
    void anotherKeyBeginsAnewAndReadsNothing() {
      conversations().add("key:a", "c-1", TURN, clock.instant());
      byte[] other = KEY.clone();
      other[0]++;
      Conversations rotated = new DynamoConversations(table, clock, KEPT, Optional.of(other));
      assertEquals(List.of(), rotated.turns("key:a", "c-1"));
      rotated.add("key:a", "c-1", TURN, clock.instant());
      assertEquals(List.of(TURN), rotated.turns("key:a", "c-1"));
    }

    @Test
    void whatIsMovedToAnotherOwnerOrAlteredOpensNot() {
      conversations().add("key:a", "c-1", TURN, clock.instant());
      Map<String, AttributeValue> moved = new HashMap<>(item("key:a", "c-1"));
      moved.putAll(DynamoTable.key(pk("key:b", "c-1"), "turns"));
      table.put(moved, put -> put);
      assertEquals(List.of(), conversations().turns("key:b", "c-1"));
    }

    @Test
    void plainTurnsAreNotTakenForSealedOnes() {
      new DynamoConversations(table, clock, KEPT, Optional.empty()).add("key:a", "c-1", TURN, clock.instant());
      assertEquals(List.of(), conversations().turns("key:a", "c-1"));
    }
  }

  @Test
  void aKeyHasThirtyTwoBytes() {
    assertThrows(IllegalArgumentException.class, () -> new Seal(new byte[16]));
  }

  @Test
  void theSameTextIsNeverSealedToTheSameBytes() {
    Seal seal = new Seal(KEY);
    byte[] place = {1};
    byte[] one = seal.close(KEY, place);
    byte[] two = seal.close(KEY, place);
    assertFalse(Arrays.equals(one, two));
    one[20]++;
    assertTrue(seal.open(one, place).isEmpty() && seal.open(two, place).isPresent());
    assertTrue(seal.open(new byte[3], place).isEmpty());
  }

  abstract static class Contract extends ConversationsContract {
    final DynamoTable table = DynamoPeer.table();

    private final DynamoConversations conversations;

    Contract(Optional<byte[]> key) {
      this.conversations = new DynamoConversations(table, clock, KEPT, key);
    }

    @AfterEach
    void close() {
      table.close();
    }

    static String pk(String owner, String id) {
      return Names.of("conversation#", owner, id);
    }

    Map<String, AttributeValue> item(String owner, String id) {
      return table.get(pk(owner, id), "turns").orElseThrow();
    }

    @Override
    protected Conversations conversations() {
      return conversations;
    }
  }
}
