package dev.footnote.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Event;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Pipeline;
import dev.footnote.answer.Question;
import dev.footnote.cite.Statement;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every provider's path from end to end over a real socket, plain and streaming, right and wrong. */
class FakeModelTest {
  private static final Question COST = Desk.question("How much does the Harbour Bridge repair cost?",
      Duration.ofSeconds(30));
  private static final Question APPLY = Desk.question("When did the NIS apply?", Duration.ofSeconds(30));
  private static FakeModelServer fake;

  @BeforeAll
  static void start() throws IOException {
    fake = FakeModelServer.start(0, Mode.echo());
  }

  @AfterAll
  static void stop() {
    fake.close();
  }

  private static Pipeline pipeline(String provider) {
    return new Desk(Desk.nis(), new SureReader()).pipeline(Optional.of(Desk.generator(provider, fake)), true);
  }

  private static Answer ask(String provider, boolean streams) {
    return Desk.ask(pipeline(provider), APPLY, streams ? Optional.of(new ArrayList<>()) : Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bedrock", "openai", "anthropic"})
  void answersTheSamePlainAndStreaming(String provider) {
    fake.faults().mode(Mode.echo());
    List<Event> events = new ArrayList<>();
    Answer plain = ask(provider, false);
    Answer streamed = Desk.ask(pipeline(provider), APPLY, Optional.of(events));
    Finding.Grounded found = assertInstanceOf(Finding.Grounded.class, plain.finding(), plain.receipt().toString());
    assertEquals(plain.finding(), streamed.finding());
    assertEquals(dev.footnote.answer.Mode.GENERATIVE, plain.mode());
    assertEquals(provider + ":fake", streamed.receipt().model());
    assertEquals(100, plain.receipt().spent().usage().tokensIn());
    assertEquals(0.0002, streamed.receipt().spent().costUsd(), 1e-9);
    assertInstanceOf(Event.Retrieved.class, events.getFirst());
    assertEquals(streamed, assertInstanceOf(Event.Done.class, events.getLast()).answer());
    List<Event.Said> said = events.stream().filter(e -> e instanceof Event.Said).map(e -> (Event.Said) e).toList();
    assertEquals(found.statements(), said.stream().map(Event.Said::statement).toList());
    assertEquals(found.citations(), said.stream().flatMap(s -> s.citations().stream()).toList());
  }

  @ParameterizedTest
  @CsvSource({"THROTTLED,2,''", "ERROR_500,2,''", "DENIED,1,model_denied", "TOO_LONG,2,''", "HTML,2,''",
      "TRUNCATED,2,''",
      "MODEL_TIMEOUT,1,model_timeout"})
  void oneFaultIsMendedOrTheReaderAnswers(Fault fault, int attempts, String reason) {
    for (String provider : List.of("bedrock", "openai", "anthropic")) {
      fake.mode(Mode.echo()).faults(fault);
      Answer answer = ask(provider, false);
      assertEquals("answered", answer.finding().outcome(), provider);
      assertEquals(reason, answer.receipt().spent().reason().orElse(""), provider);
      assertEquals(!reason.isEmpty(), answer.degraded(), provider);
      assertEquals(attempts, answer.receipt().spent().attempts(), provider);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bedrock", "openai", "anthropic"})
  void aGuardrailRefuses(String provider) {
    for (boolean streams : List.of(false, true)) {
      fake.mode(Mode.echo()).faults(Fault.GUARDRAIL);
      Answer answer = ask(provider, streams);
      assertEquals(new Finding.Refused("guardrail"), answer.finding());
      assertFalse(answer.degraded());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bedrock", "openai", "anthropic"})
  void anEndlessPlainReplyIsCutOff(String provider) {
    fake.mode(Mode.echo()).always(Fault.HUGE);
    Answer answer = ask(provider, false);
    fake.faults();
    assertTrue(answer.degraded());
    assertEquals("answered", answer.finding().outcome());
    assertTrue(fake.mostSent() < 25_000_000, fake.mostSent() + " of 50,000,000 bytes were taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bedrock", "openai", "anthropic"})
  void aServerThatIsNotThereLeavesTheReader(String provider) throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    for (URI nowhere : List.of(URI.create("http://127.0.0.1:" + closed), URI.create("http://model.invalid"))) {
      Answer answer = new Desk(Desk.nis(), new SureReader())
          .pipeline(Optional.of(Desk.generator(provider, nowhere)), true).ask(APPLY);
      assertTrue(answer.degraded(), nowhere.toString());
      assertEquals("answered", answer.finding().outcome());
      assertEquals("model_unavailable", answer.receipt().spent().reason().orElse(""));
    }
  }

  @ParameterizedTest
  @CsvSource({"CUT_MID_FRAME", "CUT_MID_MARKER", "CUT_MID_CHARACTER", "MID_STREAM_EXCEPTION", "DUPLICATE_CHUNK",
      "HUGE"})
  void aBrokenStreamEndsWellFormed(Fault fault) {
    for (String provider : List.of("bedrock", "openai", "anthropic")) {
      fake.mode(Mode.scripted("The NIS applied to the centre in 2019. [2]",
          "It sent teams to Locked Shields. [3]")).faults(fault);
      Answer answer = ask(provider, true);
      Finding.Grounded found = assertInstanceOf(Finding.Grounded.class, answer.finding(), provider);
      for (Statement statement : found.statements()) {
        assertFalse(statement.text().contains("["), statement.text());
      }
    }
  }

  @Test
  void disagreeingSourcesAreBothStatedWithTheirDates() {
    List<dev.footnote.news.Article> articles = new ArrayList<>(Desk.bridge());
    articles.add(Desk.article("a4", "Correction: cost of the bridge", LocalDate.of(2024, 5, 9),
        "The Harbour Bridge repair was approved at a cost of 5.1 million euros, the council clarified."));
    fake.faults().mode(Mode.scripted("The Harbour Bridge repair was approved at a cost of 4.2 million euros. [1]"));
    Answer answer = new Desk(articles).pipeline(Optional.of(Desk.generator("openai", fake)), true).ask(COST);
    assertEquals("conflicting", answer.finding().outcome());
    assertEquals(List.of("According to Harbour Post of 3 May 2024: The Harbour Bridge repair was approved at a cost "
        + "of 4.2 million euros.",
        "Corrected by Harbour Post on 9 May 2024: The Harbour Bridge repair was approved at a cost of 5.1 million "
            + "euros, the council clarified."),
        ((Finding.Grounded) answer.finding()).statements().stream().map(Statement::text).toList());
  }

  @Test
  void aModelThatNobodyHearsLeavesTheReader() {
    fake.mode(Mode.echo()).always(Fault.ERROR_503);
    Answer answer = ask("openai", false);
    assertEquals(3, answer.receipt().spent().attempts());
    assertEquals(3, fake.asked());
    assertTrue(answer.degraded());
    assertEquals("model_unavailable", answer.receipt().spent().reason().orElse(""));
    fake.faults();
  }
}
