package dev.footnote.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConversingTest {
  private final List<Question> asked = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final Conversing conversing = new Conversing(question -> {
    asked.add(question);
    return new Answer("a-1", new Finding.NotFound(List.of()), 0, false, Mode.EXTRACTIVE, question.conversation(),
        List.of(),
        new Receipt("s", "m", 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }, clock::get);

  private void ask(String text, String conversation) {
    Question plain = Question.of(text, LocalDate.of(2024, 5, 6));
    conversing.ask(new Question(text, plain.asOf(), Optional.of(conversation).filter(c -> !c.isEmpty()), plain.filter(),
        Mode.AUTO, 3,
        plain.deadline()));
  }

  @Test
  void recallsTheTurnsOfItsOwnConversationOnly() {
    ask("When did the NIS apply?", "c-1");
    ask("What is rain?", "c-2");
    ask("and who replied?", "c-1");
    ask("and who replied?", "");
    assertEquals(List.of("When did the NIS apply?"), asked.get(2).turns().stream().map(Turn::question).toList());
    assertEquals(List.of(), asked.get(3).turns());
  }

  @Test
  void forgetsAfterAnHour() {
    ask("When did the NIS apply?", "c-1");
    clock.addAndGet(Duration.ofMinutes(61).toNanos());
    ask("and who replied?", "c-1");
    assertEquals(List.of(), asked.getLast().turns());
  }
}
