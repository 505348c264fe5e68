package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.answer.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Conversations} must do. */
public abstract class ConversationsContract {
  /** How long the conversations under test are kept. */
  protected static final Duration KEPT = Duration.ofHours(2);

  /** In the future, or a real table would delete what the test has just written. */
  protected final SetClock clock = new SetClock(Instant.parse("2126-01-31T23:30:00Z"));

  /** An empty store on this clock, the same one throughout a test. */
  protected abstract Conversations conversations();

  @Test
  void turnsComeBackInOrder() {
    assertEquals(List.of(), conversations().turns("key:a", "c-1"));
    add("key:a", "c-1", "one");
    add("key:a", "c-1", "two");
    assertEquals(List.of(new Turn("one", "of one"), new Turn("two", "of two")), conversations().turns("key:a", "c-1"));
  }

  @Test
  void nothingReachesAnotherConversationOrAnotherOwner() {
    add("key:a", "c-1", "secret");
    for (List<String> other : List.of(List.of("key:a", "c-2"), List.of("key:b", "c-1"), List.of("", "c-1"),
        List.of("key:ac-1", ""), List.of("key:", "ac-1"))) {
      assertEquals(List.of(), conversations().turns(other.getFirst(), other.getLast()), other.toString());
      conversations().forget(other.getFirst(), other.getLast());
    }
    assertEquals(1, conversations().turns("key:a", "c-1").size());
  }

  @Test
  void onlyTheLastTurnsAreKept() {
    for (int i = 1; i <= Turns.MOST + 2; i++) {
      add("key:a", "c-1", "q" + i);
    }
    List<Turn> turns = conversations().turns("key:a", "c-1");
    assertEquals(Turns.MOST, turns.size());
    assertEquals("q3", turns.getFirst().question());
  }

  @Test
  void expiresWithItsTimeAndEachTurnBeginsItAnew() {
    add("key:a", "c-1", "one");
    clock.pass(KEPT.minusSeconds(1));
    add("key:a", "c-1", "two");
    clock.pass(KEPT.minusSeconds(1));
    assertEquals(2, conversations().turns("key:a", "c-1").size());
    clock.pass(Duration.ofSeconds(1));
    assertEquals(List.of(), conversations().turns("key:a", "c-1"));
    add("key:a", "c-1", "three");
    assertEquals(1, conversations().turns("key:a", "c-1").size());
  }

  @Test
  void whatIsForgottenIsGoneAndMayBeginAnew() {
    add("key:a", "c-1", "one");
    conversations().forget("key:a", "c-1");
    conversations().forget("key:a", "c-1");
    assertEquals(List.of(), conversations().turns("key:a", "c-1"));
    clock.pass(Duration.ofSeconds(1));
    add("key:a", "c-1", "two");
    assertEquals(List.of("two"), questions());
  }

  @Test
  void anAnswerThatWasUnderWayDoesNotBringBackWhatWasForgotten() {
    Instant asked = clock.instant();
    clock.pass(Duration.ofSeconds(1));
    conversations().forget("key:a", "c-1");
    clock.pass(Duration.ofSeconds(1));
    conversations().add("key:a", "c-1", new Turn("late", ""), asked);
    assertEquals(List.of(), questions());
  }

  @Test
  void anyTextComesBackAsItWas() {
    Turn turn = new Turn("Qué pasó, \"hier\"? 🗞\n\u0001", "השם \\ </script> \u202e");
    conversations().add("key:a", "c-1", turn, clock.instant());
    assertEquals(List.of(turn), conversations().turns("key:a", "c-1"));
  }

  @Test
  void longTurnsStayWithinTheirBytes() {
    for (int i = 0; i < Turns.MOST; i++) {
      conversations().add("key:a", "c-1", new Turn("質".repeat(2_000), "答".repeat(100_000)), clock.instant());
    }
    List<Turn> turns = conversations().turns("key:a", "c-1");
    assertTrue(!turns.isEmpty() && turns.stream().mapToInt(t -> (t.question() + t.answer()).length() * 3).sum()
        <= Turns.BYTES, turns.size() + " turns");
  }

  @Test
  void writersAtOneTimeLoseNothing() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(Turns.MOST)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < Turns.MOST; i++) {
        String question = "q" + i;
        writers.add(threads.submit(() -> add("key:a", "c-1", question)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertEquals(List.of("q0", "q1", "q2", "q3", "q4"), questions().stream().sorted().toList());
  }

  private void add(String owner, String id, String question) {
    conversations().add(owner, id, new Turn(question, "of " + question), clock.instant());
  }

  private List<String> questions() {
    return conversations().turns("key:a", "c-1").stream().map(Turn::question).toList();
  }
}
