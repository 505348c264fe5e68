package dev.footnote;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Event;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Question;
import dev.footnote.http.FakeService;
import dev.footnote.http.HttpApi;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Says one statement, then waits to be released. */
final class HeldAsker implements Asker {
  final CountDownLatch release = new CountDownLatch(1);
  final CountDownLatch stopped = new CountDownLatch(1);

  HttpApi api() {
    return FakeService.over(this);
  }

  @Override
  public Answer ask(Question question) {
    return FakeService.answered(question);
  }

  @Override
  public Answer ask(Question question, Consumer<Event> events) {
    Answer answer = ask(question);
    Finding.Grounded grounded = (Finding.Grounded) answer.finding();
    events.accept(new Event.Said(grounded.statements().getFirst(), grounded.citations()));
    try {
      release.await();
    } catch (InterruptedException e) {
      stopped.countDown();
      Thread.currentThread().interrupt();
    }
    events.accept(new Event.Done(answer));
    return answer;
  }
}
