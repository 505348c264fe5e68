package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.answer.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryConversationsTest extends ConversationsContract {
  private final MemoryConversations conversations = new MemoryConversations(clock, KEPT);

  @Override
  protected Conversations conversations() {
    return conversations;
  }

  @Test
  void theOneNotUsedForLongestGoesFirst() {
    Turn turn = new Turn("q", "a");
    conversations.add("key:a", "first", turn, clock.instant());
    conversations.add("key:a", "second", turn, clock.instant());
    for (int i = 2; i < MemoryConversations.MOST; i++) {
      conversations.add("key:a", "c-" + i, turn, clock.instant());
    }
    conversations.turns("key:a", "first");
    conversations.add("key:a", "one more", turn, clock.instant());
    assertEquals(List.of(), conversations.turns("key:a", "second"));
    assertEquals(List.of(turn), conversations.turns("key:a", "first"));
  }
}
