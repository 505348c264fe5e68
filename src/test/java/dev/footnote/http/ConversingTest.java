package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Event;
import dev.footnote.answer.Question;
import dev.footnote.answer.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversingTest {
  private final List<Question> asked = new ArrayList<>();
  private final Conversations conversations = new MemoryConversations(Clock.systemUTC(), Duration.ofHours(1));
  private final Asker conversing = conversing(conversations);

  private Asker conversing(Conversations store) {
    return new Conversing(question -> {
      asked.add(question);
      return FakeService.answer(question);
    }, store, Clock.systemUTC());
  }

  @Test
  void recallsTheTurnsOfItsOwnConversationOnly() {
    conversing.ask(question("When did the NIS apply?", "key:a", "c-1"));
    conversing.ask(question("What is rain?", "key:a", "c-2"));
    conversing.ask(question("and who replied?", "key:a", "c-1"));
    conversing.ask(question("and who replied?", "key:a", ""));
    conversing.ask(question("and who replied?", "key:b", "c-1"));
    assertEquals(List.of("When did the NIS apply?"), asked.get(2).turns().stream().map(Turn::question).toList());
    assertEquals(List.of(), asked.get(3).turns());
    assertEquals(List.of(), asked.get(4).turns());
  }

  @Test
  void theTurnIsRememberedBeforeTheEndIsTold() {
    List<Integer> turns = new ArrayList<>();
    conversing.ask(question("When did the NIS apply?", "key:a", "c-1"), event -> {
      if (event instanceof Event.Done) {
        turns.add(conversations.turns("key:a", "c-1").size());
      }
    });
    assertEquals(List.of(1), turns);
    assertEquals(1, conversations.turns("key:a", "c-1").size());
  }

  @Test
  void turnsThatTheCallerGaveWin() {
    conversing.ask(question("When did the NIS apply?", "key:a", "c-1"));
    conversing.ask(question("and who replied?", "key:a", "c-1").after(List.of(new Turn("given", ""))));
    assertEquals(List.of(new Turn("given", "")), asked.getLast().turns());
  }

  @Test
  void withoutItsStoreAQuestionIsAnsweredAsIfItWereTheFirst() {
    Answer answer = conversing(new Away()).ask(question("and who replied?", "key:a", "c-1"));
    assertEquals("answered", answer.finding().outcome());
    assertEquals(List.of(), asked.getLast().turns());
  }

  private static Question question(String text, String caller, String conversation) {
    Question plain = Question.of(text, LocalDate.of(2024, 1, 1));
    return new Question(text, plain.asOf(), Optional.of(conversation).filter(c -> !c.isEmpty()), plain.filter(),
        plain.mode(), plain.maxCitations(), plain.deadline(), List.of(), caller);
  }

  /** A store that cannot be asked. */
  static final class Away implements Conversations {
    @Override
    public List<Turn> turns(String owner, String id) {
      throw new StoreException("away");
    }

    @Override
    public void add(String owner, String id, Turn turn, Instant asked) {
      throw new StoreException("away");
    }

    @Override
    public void forget(String owner, String id) {
      throw new StoreException("away");
    }
  }
}
