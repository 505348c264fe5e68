package dev.footnote.http;

import static dev.footnote.http.Requests.outcome;
import static dev.footnote.http.Requests.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Idempotency-Key} on {@code POST /v1/ask}. */
class OnceTest {
  private static final String BODY = "{\"question\":\"When did the NIS apply?\"}";

  private final FakeService fake = new FakeService();
  private final HttpApi api = fake.api();

  @Test
  void theSameRequestIsAnsweredOnceAndGivenAgain() {
    HttpResponse first = api.handle(ask("k1", BODY, false));
    HttpResponse second = api.handle(ask("k1", BODY, false));
    assertArrayEquals(first.body(), second.body());
    assertEquals(1, fake.questions.size());
    assertEquals("null true", first.headers().get("idempotency-replayed") + " "
        + second.headers().get("idempotency-replayed"));
    assertEquals("application/json", second.headers().get("content-type"));
  }

  @Test
  void anotherRequestUnderTheKeyIsRefused() {
    api.handle(ask("k1", BODY, false));
    assertEquals("422 idempotency_key_reused", outcome(api.handle(ask("k1", "{\"question\":\"b\"}", false))));
    assertEquals("200", outcome(api.handle(ask("k2", "{\"question\":\"b\"}", false))));
  }

  @Test
  void aMistakeLeavesTheKeyFree() {
    assertEquals("400 question_required", outcome(api.handle(ask("k1", "{}", false))));
    assertEquals("200", outcome(api.handle(ask("k1", BODY, false))));
  }

  @Test
  void aFaultLeavesTheKeyFree() {
    AtomicReference<Optional<Service>> index = new AtomicReference<>(Optional.empty());
    HttpApi later = FakeService.api(index::get);
    assertEquals("503 no_index", outcome(later.handle(ask("k1", BODY, false))));
    assertEquals("503 no_index", outcome(later.handle(ask("k1", BODY, true))));
    index.set(Optional.of(fake.service()));
    assertEquals("200", outcome(later.handle(ask("k1", BODY, false))));
  }

  @Test
  void whileItIsAnsweredTheKeyIsTaken() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    HttpApi held = new FakeService(question -> {
      inside.countDown();
      try {
        assertTrue(go.await(30, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return FakeService.answer(question);
    }).api();
    Thread first = Thread.ofVirtual().start(() -> held.handle(ask("k1", BODY, false)));
    assertTrue(inside.await(30, TimeUnit.SECONDS));
    HttpResponse second = held.handle(ask("k1", BODY, false));
    assertEquals("409 idempotency_in_progress 1", outcome(second) + " " + second.headers().get("retry-after"));
    go.countDown();
    first.join();
    assertEquals("true", held.handle(ask("k1", BODY, false)).headers().get("idempotency-replayed"));
  }

  @Test
  void aStreamIsKeptAndGivenAgainAsItsEnd() throws IOException {
    String first = stream(api.handle(ask("k1", BODY, true)));
    HttpResponse again = api.handle(ask("k1", BODY, true));
    String second = stream(again);
    assertTrue(first.endsWith(second) && second.startsWith("event: done\n"), second);
    assertEquals("true", again.headers().get("idempotency-replayed"));
    assertTrue(second.contains(text(api.handle(ask("k1", BODY, false)))));
    assertEquals(1, fake.questions.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a\u0001b", "é"})
  void whatIsNoKeyIsNamed(String key) {
    assertEquals("400 bad_field", outcome(api.handle(ask(key, BODY, false))));
  }

  @Test
  void aKeyIsAtMostTwoHundredAndFiftyFiveLong() {
    assertEquals("200", outcome(api.handle(ask("k".repeat(255), BODY, false))));
    assertEquals("400 bad_field", outcome(api.handle(ask("k".repeat(256), BODY, false))));
  }

  @Test
  void whereTheStoreIsAwayTheRequestIsAnsweredAsIfItHadNoKey() {
    Stores memory = Stores.memory(FakeService.CLOCK);
    HttpApi away = new HttpApi(() -> Optional.of(fake.service()), FakeService.CLOCK, false,
        new Stores(memory.conversations(), memory.counters(), new Away(), memory.feedback()), Budgets.Rules.NONE);
    assertEquals("200", outcome(away.handle(ask("k1", BODY, false))));
    assertEquals("200", outcome(away.handle(ask("k1", BODY, false))));
    assertEquals(2, fake.questions.size());
  }

  private static final class Away implements Idempotency {
    @Override
    public Claim claim(String caller, String key, String fingerprint) {
      throw new StoreException("away");
    }

    @Override
    public void keep(String caller, String key, String ticket, String body) {
      throw new StoreException("away");
    }

    @Override
    public void release(String caller, String key, String ticket) {
      throw new StoreException("away");
    }
  }

  private static String stream(HttpResponse response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (StreamedBody body = response.stream().orElseThrow()) {
      body.writeTo(out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static HttpRequest ask(String key, String body, boolean streams) {
    return Requests.post("/v1/ask", body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type",
        List.of("application/json"), "Idempotency-Key", List.of(key), "Accept",
        List.of(streams ? "text/event-stream" : "application/json")));
  }
}
