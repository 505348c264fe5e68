package dev.footnote.http;

import static dev.footnote.http.Requests.outcome;
import static dev.footnote.http.Requests.post;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Feedback.Verdict;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackRouteTest {
  private final List<Feedback> noted = new ArrayList<>();
  private final HttpApi api = api(new FeedbackLog() {
    @Override
    public void add(Feedback feedback) {
      noted.add(feedback);
    }

    @Override
    public List<Feedback> between(YearMonth first, YearMonth last) {
      return noted;
    }
  });

  private static HttpApi api(FeedbackLog log) {
    Stores memory = Stores.memory(FakeService.CLOCK);
    return new HttpApi(() -> Optional.of(new FakeService().service()), FakeService.CLOCK, false,
        new Stores(memory.conversations(), memory.counters(), memory.idempotency(), log), Budgets.Rules.NONE);
  }

  @Test
  void aThumbNeedsAnAnswerAndAVerdict() {
    assertEquals("204", outcome(api.handle(post("/v1/feedback", "{\"answer\":\"a-1\",\"verdict\":\"up\"}"))));
    assertEquals(new Feedback("a-1", Verdict.UP, Optional.empty(), Optional.empty(), Optional.empty(), "", List.of(),
        Optional.empty(), FakeService.CLOCK.instant(), ""), noted.getFirst());
  }

  @Test
  void whatTheAnswerGaveIsKeptAsItIsInTheArticles() {
    ObjectNode answer = (ObjectNode) Requests.json(Requests.text(api.handle(
        post("/v1/ask", "{\"question\":\"When did the NIS apply?\"}"))));
    ObjectNode thumb = Json.object().put("answer", answer.path("id").textValue()).put("verdict", "down")
        .put("citation", 1).put("question", "When did the NIS apply?").put("asOf", "2022-05-06")
        .put("short", answer.path("short").textValue()).put("comment", "too early");
    thumb.set("citations", answer.path("citations"));
    assertEquals("204", outcome(api.handle(post("/v1/feedback", thumb.toString()))));
    assertEquals(new Feedback("a-1", Verdict.DOWN, Optional.of(1), Optional.of("When did the NIS apply?"),
        Optional.of(LocalDate.of(2022, 5, 6)), "2019", List.of(new Feedback.Quote(1, "nis-joins-cyber-centre",
        "The NIS filed its application to the centre in 2019.")), Optional.of("too early"), FakeService.CLOCK.instant(),
        ""), noted.getFirst());
  }

  @Test
  void aQuoteThatNoArticleHoldsIsNotKept() {
    String forged = "{\"answer\":\"a-1\",\"verdict\":\"up\",\"citations\":["
        + "{\"n\":1,\"article\":{\"id\":\"nis-joins-cyber-centre\"},\"quote\":\"The NIS is a bank.\",\"start\":0},"
        + "{\"n\":2,\"article\":{\"id\":\"nowhere\"},\"quote\":\"It waited.\",\"start\":0}]}";
    assertEquals("204", outcome(api.handle(post("/v1/feedback", forged))));
    assertEquals(List.of(), noted.getFirst().quotes());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {}                                                      | 400 bad_field
      {"answer":"a-1"}                                        | 400 bad_field
      {"answer":"a-1","verdict":"maybe"}                      | 400 bad_field
      {"answer":7,"verdict":"up"}                             | 400 bad_field
      {"answer":"a 1","verdict":"up"}                         | 400 bad_field
      {"answer":"a-1","verdict":"up","citation":0}            | 400 bad_field
      {"answer":"a-1","verdict":"up","citation":11}           | 400 bad_field
      {"answer":"a-1","verdict":"up","question":" "}          | 400 question_required
      {"answer":"a-1","verdict":"up","asOf":"May"}            | 400 bad_field
      {"answer":"a-1","verdict":"up","citations":[7]}         | 400 bad_field
      {"answer":"a-1","verdict":"up","citations":"x"}         | 400 bad_field
      """)
  void aMistakeIsNamed(String body, String outcome) {
    assertEquals(outcome, outcome(api.handle(post("/v1/feedback", body))));
    assertEquals(List.of(), noted);
  }

  @Test
  void textsHaveBounds() {
    String body = "{\"answer\":\"a-1\",\"verdict\":\"up\",\"comment\":\"" + "x".repeat(1_001) + "\"}";
    assertEquals("400 bad_field", outcome(api.handle(post("/v1/feedback", body))));
  }

  @Test
  void aThumbThatCannotBeKeptIsNotThankedFor() {
    HttpApi away = api(new FeedbackLog() {
      @Override
      public void add(Feedback feedback) {
        throw new StoreException("away");
      }

      @Override
      public List<Feedback> between(YearMonth first, YearMonth last) {
        throw new StoreException("away");
      }
    });
    assertEquals("503 store_unavailable", outcome(away.handle(
        post("/v1/feedback", "{\"answer\":\"a-1\",\"verdict\":\"up\"}"))));
  }
}
