package dev.footnote.http;

import static dev.footnote.http.Requests.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Event;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.answer.Receipt;
import dev.footnote.answer.Spent;
import dev.footnote.answer.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetsTest {
  private static final Access KEYED = Access.gateway(
      ApiKeys.of(List.of("chat:" + ApiKeysTest.hash("one"), "chat:" + ApiKeysTest.hash("two"),
          "desk:" + ApiKeysTest.hash("three"))), Cors.NONE);
  private static final Counters AWAY = (_, _, _, _) -> {
    throw new StoreException("away");
  };

  private final SetClock clock = new SetClock(Instant.parse("2026-01-31T23:30:50Z"));
  private final MemoryCounters counters = new MemoryCounters(clock);
  private final List<Question> asked = new ArrayList<>();

  @Test
  void oneRequestTooManyIsRefusedUntilTheMinuteIsOver() {
    HttpApi api = api(counters, new Budgets.Rules(2, 0, Budgets.Over.REFUSE));
    assertEquals("200", outcome(ask(api, "one")));
    assertEquals("200", outcome(ask(api, "one")));
    HttpResponse refused = ask(api, "one");
    assertEquals("429 budget_spent 10", outcome(refused) + " " + refused.headers().get("retry-after"));
    clock.pass(Duration.ofSeconds(10));
    assertEquals("200", outcome(ask(api, "one")));
  }

  @Test
  void bothKeysOfACallerShareItsBudgetAndOthersHaveTheirOwn() {
    HttpApi api = api(counters, new Budgets.Rules(1, 0, Budgets.Over.REFUSE));
    assertEquals("200", outcome(ask(api, "one")));
    assertEquals("429 budget_spent", outcome(ask(api, "two")));
    assertEquals("200", outcome(ask(api, "three")));
  }

  @Test
  void noHeaderOfTheCallerMakesItAnother() {
    HttpApi api = api(counters, new Budgets.Rules(1, 0, Budgets.Over.REFUSE));
    assertEquals("200", outcome(ask(api, "one")));
    HttpRequest spoofed = new HttpRequest("POST", "/v1/ask", "", Map.of("Content-Type", List.of("application/json"),
        "Authorization", List.of("Bearer one"), "X-Forwarded-For", List.of("127.0.0.1"), "X-Real-IP", List.of("::1")),
        "{\"question\":\"a\"}".getBytes(StandardCharsets.UTF_8));
    assertEquals("429 budget_spent", outcome(api.handle(spoofed, KEYED)));
  }

  @Test
  void whatNeedsNoCallerCostsNothing() {
    HttpApi api = api(counters, new Budgets.Rules(1, 0, Budgets.Over.REFUSE));
    for (int i = 0; i < 3; i++) {
      assertEquals("200", outcome(api.handle(Requests.get("/healthz"), KEYED)));
    }
    assertEquals("200", outcome(ask(api, "one")));
  }

  @Test
  void whereTheStoreIsAwayRequestsGoOn() {
    assertEquals("200", outcome(ask(api(AWAY, new Budgets.Rules(1, 0, Budgets.Over.REFUSE)), "one")));
  }

  @Test
  void tokensAreCountedAndThenRefused() {
    Metered metered = metered(counters, new Budgets.Rules(0, 100, Budgets.Over.REFUSE));
    assertEquals(Mode.GENERATIVE, metered.ask(question(Mode.AUTO)).mode()); // takes 70
    assertEquals(Mode.GENERATIVE, metered.ask(question(Mode.AUTO)).mode()); // 30 are left, so that it begins
    Refusal refusal = assertThrows(Refusal.class,
        () -> metered.ask(question(Mode.AUTO)));
    assertEquals(Fault.BUDGET_SPENT, refusal.fault());
    assertEquals("1750", refusal.headers().get("retry-after")); // 23:30:50 to midnight
    assertEquals(Mode.EXTRACTIVE, metered.ask(question(Mode.EXTRACTIVE)).mode());
    clock.pass(Duration.ofSeconds(1750));
    assertEquals(Mode.GENERATIVE, metered.ask(question(Mode.AUTO)).mode());
  }

  @Test
  void orTheReaderAnswersAndSaysWhy() {
    Metered metered = metered(counters, new Budgets.Rules(0, 70, Budgets.Over.EXTRACTIVE));
    metered.ask(question(Mode.AUTO));
    Answer answer = metered.ask(question(Mode.GENERATIVE));
    assertDegraded("budget_spent", answer);
    List<Event> events = new ArrayList<>();
    Answer streamed = metered.ask(question(Mode.AUTO), events::add);
    assertEquals(new Event.Done(streamed), events.getLast());
    assertDegraded("budget_spent", streamed);
  }

  @Test
  void tooManyRequestsLeaveTheModelOutWhereThatIsTheRule() {
    Budgets.Rules rules = new Budgets.Rules(1, 0, Budgets.Over.EXTRACTIVE);
    HttpApi api = api(counters, rules);
    assertEquals("200", outcome(ask(api, "three")));
    assertFalse(metered(counters, rules).ask(question(Mode.AUTO)).degraded());
    assertEquals("200", outcome(ask(api, "three")));
    assertDegraded("budget_spent", metered(counters, rules).ask(question(Mode.AUTO)));
  }

  @Test
  void nothingIsSpentThatNobodyCounts() {
    assertDegraded("budget_unknown",
        metered(AWAY, new Budgets.Rules(0, 100, Budgets.Over.REFUSE)).ask(question(Mode.AUTO)));
  }

  @Test
  void withoutABoundNoStoreIsAsked() {
    assertFalse(metered(AWAY, Budgets.Rules.NONE).ask(question(Mode.AUTO)).degraded());
    assertEquals("200", outcome(ask(api(AWAY, Budgets.Rules.NONE), "one")));
  }

  private void assertDegraded(String reason, Answer answer) {
    assertTrue(answer.degraded());
    assertEquals(Mode.EXTRACTIVE, asked.getLast().mode());
    assertEquals(Optional.of(reason), answer.receipt().spent().reason());
  }

  private HttpApi api(Counters store, Budgets.Rules rules) {
    Stores memory = Stores.memory(clock);
    FakeService fake = new FakeService();
    return new HttpApi(() -> Optional.of(fake.service()), clock, false,
        new Stores(memory.conversations(), store, memory.idempotency(), memory.feedback()), rules);
  }

  private static HttpResponse ask(HttpApi api, String key) {
    return api.handle(new HttpRequest("POST", "/v1/ask", "", Map.of("Content-Type", List.of("application/json"),
        "Authorization", List.of("Bearer " + key)), "{\"question\":\"a\"}".getBytes(StandardCharsets.UTF_8)), KEYED);
  }

  private static Question question(Mode mode) {
    return Question.of("a", LocalDate.of(2026, 1, 31)).in(mode).by("key:desk");
  }

  /** Over an asker whose model takes 70 tokens for an answer. */
  private Metered metered(Counters store, Budgets.Rules rules) {
    return new Metered(question -> {
      asked.add(question);
      Answer answer = FakeService.answer(question);
      Receipt r = answer.receipt();
      boolean written = question.mode() != Mode.EXTRACTIVE;
      Spent spent = written
          ? new Spent(1, new Usage(50, 20), 0, 0, Optional.empty(), Optional.empty()) : Spent.NOTHING;
      return new Answer(answer.id(), answer.finding(), answer.confidence(), false,
          written ? Mode.GENERATIVE : Mode.EXTRACTIVE, answer.conversation(), answer.retrieved(),
          new Receipt(r.snapshot(), r.model(), r.passages(), r.embed(), r.retrieve(), r.answer(), r.gate(), r.total(), spent));
    }, new Budgets(store, clock, rules));
  }
}
