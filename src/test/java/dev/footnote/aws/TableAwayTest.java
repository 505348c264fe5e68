package dev.footnote.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Question;
import dev.footnote.http.Budgets;
import dev.footnote.http.Conversing;
import dev.footnote.http.FakeService;
import dev.footnote.http.HttpApi;
import dev.footnote.http.HttpRequest;
import dev.footnote.http.HttpResponse;
import dev.footnote.http.Metered;
import dev.footnote.http.Requests;
import dev.footnote.http.Service;
import dev.footnote.http.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** A table that throttles, denies, hangs or cannot be reached: questions are answered all the same. */
class TableAwayTest {
  private static final Budgets.Rules BOUNDED = new Budgets.Rules(1, 1, Budgets.Over.REFUSE);

  static Stream<RuntimeException> faults() {
    return Stream.of(service(400, "ProvisionedThroughputExceededException"), service(400, "AccessDeniedException"),
        service(500, "InternalServerError"), ApiCallTimeoutException.create(2_000),
        SdkClientException.create("Unable to execute HTTP request"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aQuestionWithEverythingIsStillAnswered(RuntimeException fault) {
    AtomicInteger calls = new AtomicInteger();
    DynamoDbClient failing = mock(DynamoDbClient.class, withSettings().defaultAnswer(call -> {
      if (call.getMethod().getName().equals("close")) {
        return null;
      }
      calls.incrementAndGet();
      throw fault;
    }));
    DynamoTable table = new DynamoTable("footnote", () -> failing, System::nanoTime);
    Clock clock = Clock.systemUTC();
    Stores stores = new Stores(new DynamoConversations(table, clock, Duration.ofHours(1), Optional.empty()),
        new DynamoCounters(table), new DynamoIdempotency(table, clock), new DynamoFeedback(table));
    Service plain = FakeService.plain();
    Service remembering = new Service(new Conversing(new Metered(plain.asker(),
        new Budgets(stores.counters(), clock, BOUNDED)), stores.conversations(), clock), plain.articles(), plain.retriever());
    HttpApi api = new HttpApi(() -> Optional.of(remembering), clock, true, stores, BOUNDED);

    HttpResponse answer = api.handle(new HttpRequest("POST", "/v1/ask", "", Map.of("Content-Type",
        List.of("application/json"), "Idempotency-Key", List.of("k1")),
        "{\"question\":\"a\",\"conversation\":\"c-1\"}".getBytes(StandardCharsets.UTF_8)));
    assertEquals(200, answer.status(), Requests.text(answer));
    assertTrue(Requests.text(answer).contains("\"reason\":\"budget_unknown\""), Requests.text(answer));
    assertTrue(calls.get() >= 3, calls + " calls");

    assertEquals(503, api.handle(new HttpRequest("DELETE", "/v1/conversations/c-1", "", Map.of(), new byte[0])).status());
    assertEquals(503, api.handle(new HttpRequest("POST", "/v1/feedback", "", Map.of("Content-Type",
        List.of("application/json")), "{\"answer\":\"a-1\",\"verdict\":\"up\"}".getBytes(StandardCharsets.UTF_8))).status());
    Answer direct = remembering.asker().ask(Question.of("a", LocalDate.of(2026, 1, 1)));
    assertEquals("answered", direct.finding().outcome());
  }

  private static DynamoDbException service(int status, String code) {
    return (DynamoDbException) DynamoDbException.builder().statusCode(status).message("no")
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build()).build();
  }
}
