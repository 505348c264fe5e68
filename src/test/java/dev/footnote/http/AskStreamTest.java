package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Event;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskStreamTest {
  /** Tells everything that a pipeline tells. */
  private final Asker telling = new Asker() {
    @Override
    public Answer ask(Question question) {
      return FakeService.answer(question);
    }

    @Override
    public Answer ask(Question question, Consumer<Event> events) {
      Answer answer = ask(question);
      Finding.Grounded grounded = (Finding.Grounded) answer.finding();
      events.accept(new Event.Retrieved(List.of(FakeService.hit(FakeService.NIS, "The NIS filed"))));
      events.accept(new Event.Said(grounded.statements().getFirst(), grounded.citations()));
      events.accept(new Event.Done(answer));
      return answer;
    }
  };

  @Test
  void tellsWhatWasFoundThenEachStatementThenTheAnswerOfAPlainCall() throws IOException {
    HttpApi api = api(telling);
    String text = whole(ask(api, "text/event-stream"));
    assertEquals(List.of("retrieved", "statement", "done"), names(text));
    JsonNode retrieved = data(text, "retrieved");
    assertEquals("snap", retrieved.path("snapshot").textValue());
    assertEquals("nis-joins-cyber-centre", retrieved.at("/passages/0/article/id").textValue());
    JsonNode statement = data(text, "statement");
    assertEquals("The NIS filed its application to the centre in 2019.", statement.at("/statement/text").textValue());
    JsonNode plain = Requests.json(ask(api, "application/json"));
    assertEquals(plain.path("citations"), statement.path("citations"));
    assertEquals(plain, data(text, "done"));
  }

  @Test
  void theDocumentDescribesEachEvent() throws IOException {
    HttpApi api = api(telling);
    JsonNode schemas = Requests.json(api.handle(Requests.get("/openapi.json"))).at("/components/schemas");
    String text = whole(ask(api, "text/event-stream"));
    for (String name : names(text)) {
      String schema = schemas.at("/AskEvents/properties/" + name + "/$ref").textValue().replaceAll(".*/", "");
      assertEquals(fields(schemas.path(schema).path("properties")), fields(data(text, name)), name);
    }
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void hasTheTypeOfEventStreamsAndTheHeadersOfEveryResponse() {
    try (StreamedBody _ = ask(api(telling), "text/event-stream").stream().orElseThrow()) {
      Map<String, String> headers = ask(api(telling), "text/event-stream").headers();
      assertEquals("text/event-stream", headers.get("content-type"));
      assertEquals("no-store", headers.get("cache-control"));
      assertEquals("r-1", headers.get("x-request-id"));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      text/event-stream                           | true
      Text/Event-Stream                           | true
      text/event-stream;q=0.9, application/json   | false
      application/json;q=0.9, text/event-stream   | true
      text/event-stream, application/json         | true
      application/json, text/event-stream         | false
      text/event-stream;q=0                       | false
      text/event-stream;q=x                       | false
      */*                                         | false
      ''                                          | false
      ;,;                                         | false
      """)
  void streamsWhereTheCallerLikesThatMore(String accept, boolean streams) {
    HttpResponse response = ask(api(telling), accept);
    response.stream().ifPresent(StreamedBody::close);
    assertEquals(streams, response.stream().isPresent());
  }

  @Test
  void aMistakeOfTheCallerIsAProblemAndNoStream() {
    HttpResponse response = api(telling).handle(
        Requests.post("/v1/ask", "{}".getBytes(StandardCharsets.UTF_8), headers("text/event-stream")));
    assertEquals("400 question_required", Requests.outcome(response));
  }

  @Test
  void aFaultAfterTheFirstByteEndsTheStreamWithAProblem() throws IOException {
    HttpApi api = api(new Failing());
    String text = whole(ask(api, "text/event-stream"));
    assertEquals(List.of("retrieved", "error"), names(text));
    assertEquals("internal", data(text, "error").path("code").textValue());
    assertEquals("r-1", data(text, "error").path("request_id").textValue());
    assertFalse(text.contains("secret"), text);
  }

  @Test
  void everyStreamLeavesRoomForTheNext() throws IOException {
    HttpApi api = api(new Failing());
    for (int i = 0; i < 2 * Limits.CONCURRENT; i++) {
      HttpResponse response = ask(api, "text/event-stream");
      assertEquals(200, response.status(), "request " + i);
      if (i % 2 == 0) {
        whole(response);
      }
      response.stream().orElseThrow().close();
    }
  }

  @Test
  void aReaderThatLeavesStopsTheWorkAtTheNextHeartbeat() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    EventStream stream = new EventStream(_ -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        stopped.countDown();
        throw new IllegalStateException("interrupted", e);
      }
    }, _ -> "never read", over::countDown, Duration.ofMillis(20));
    Thread serving = Thread.ofVirtual().start(() -> {
      try (stream) {
        stream.writeTo(new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken pipe");
          }
        });
      } catch (IOException e) {
        assertEquals("broken pipe", e.getMessage());
      }
    });
    assertTrue(stopped.await(30, TimeUnit.SECONDS));
    assertTrue(over.await(30, TimeUnit.SECONDS));
    serving.join();
  }

  @Test
  @Timeout(60)
  void aStreamEndsAlsoWhereItsWorkCannotBeClosed() throws IOException {
    EventStream stream = new EventStream(frames -> frames.accept(EventStream.frame("done", "{}")), Throwable::toString, () -> {
      throw new IllegalStateException("the table is away");
    }, Duration.ofMillis(20));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    stream.writeTo(out);
    assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("event: done"));
  }

  @Test
  void aHeartbeatIsSentWhileNothingHappens() throws IOException {
    CountDownLatch beaten = new CountDownLatch(2);
    AtomicBoolean ended = new AtomicBoolean();
    EventStream stream = new EventStream(frames -> {
      try {
        assertTrue(beaten.await(30, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      frames.accept(EventStream.frame("done", "{}"));
    }, Throwable::toString, () -> ended.set(true), Duration.ofMillis(5));
    ByteArrayOutputStream out = new ByteArrayOutputStream() {
      @Override
      public void flush() {
        beaten.countDown();
      }
    };
    stream.writeTo(out);
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith(":\n\n:\n\n"), text);
    assertTrue(text.endsWith("event: done\ndata: {}\n\n"), text);
    assertTrue(ended.get());
  }

  private static final class Failing implements Asker {
    @Override
    public Answer ask(Question question) {
      throw new IllegalStateException("secret");
    }

    @Override
    public Answer ask(Question question, Consumer<Event> events) {
      events.accept(new Event.Retrieved(List.of()));
      return ask(question);
    }
  }

  private static HttpApi api(Asker asker) {
    return FakeService.over(asker);
  }

  private static HttpResponse ask(HttpApi api, String accept) {
    return api.handle(Requests.post("/v1/ask", "{\"question\":\"a\"}".getBytes(StandardCharsets.UTF_8),
        headers(accept)));
  }

  private static Map<String, List<String>> headers(String accept) {
    return Map.of("content-type", List.of("application/json"), "accept", List.of(accept));
  }

  private static String whole(HttpResponse response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response.stream().orElseThrow().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    text.lines().filter(line -> line.startsWith("event: ")).forEach(line -> names.add(line.substring(7)));
    return names;
  }

  private static JsonNode data(String text, String name) {
    String from = text.substring(text.indexOf("event: " + name + "\ndata: ") + name.length() + 14);
    return Requests.json(from.substring(0, from.indexOf('\n')));
  }
}
