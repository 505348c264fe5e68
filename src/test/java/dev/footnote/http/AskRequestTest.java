package dev.footnote.http;

import static dev.footnote.http.Requests.json;
import static dev.footnote.http.Requests.outcome;
import static dev.footnote.http.Requests.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.retrieve.Filter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskRequestTest {
  private final FakeService fake = new FakeService();
  private final HttpApi api = fake.api();

  @Test
  void everyFieldReachesTheQuestion() {
    ask("""
        {"question":"When did the NIS apply?","asOf":"2022-05-06","timeZone":"Asia/Seoul","conversation":"c-81",
         "filter":{"publishedFrom":"2022-01-01","publishedTo":"2022-12-31","publishers":["A"],
          "tags":["t","t"],"articles":["x"]},
         "mode":"extractive","maxCitations":10,"deadlineMs":300000}""");
    assertEquals(new Question("When did the NIS apply?", LocalDate.of(2022, 5, 6), Optional.of("c-81"),
        new Filter(Optional.of(LocalDate.of(2022, 1, 1)), Optional.of(LocalDate.of(2022, 12, 31)), Set.of("A"),
            Set.of("t"), Set.of("x")), Mode.EXTRACTIVE, 10, Duration.ofMinutes(5)), fake.questions.getFirst());
  }

  @Test
  void whatIsLeftOutNullOrUnknownTakesItsDefault() {
    ask("{\"question\":\"a\",\"asOf\":null,\"filter\":null,\"mode\":null,\"maxCitations\":null,\"shoeSize\":43}");
    assertEquals(Question.of("a", LocalDate.of(2026, 1, 31)), fake.questions.getFirst());
  }

  @Test
  void todayIsSeenFromTheTimeZone() {
    ask("{\"question\":\"a\",\"timeZone\":\"Asia/Seoul\"}");
    assertEquals(LocalDate.of(2026, 2, 1), fake.questions.getFirst().asOf());
  }

  @Test
  void controlCharactersAndHalfSurrogatePairsAreCleanedAway() {
    ask("{\"question\":\"  a\\u0000b\\tc\\ud800d\\u2028e\\u0085  \"}");
    assertEquals("ab c\ufffdd e", fake.questions.getFirst().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"question\":null}", "{\"question\":\"\"}", "{\"question\":\"   \"}",
      "{\"question\":\"\\u0000\\u200b\\u00a0\"}", "{\"Question\":\"a\"}"})
  void withoutAVisibleQuestionOneIsRequired(String body) {
    assertEquals("400 question_required", outcome(ask(body)));
  }

  @ParameterizedTest
  @CsvSource({"2000, 200", "2001, 400 question_too_long", "9000, 400 question_too_long"})
  void aQuestionHasAtMostTwoThousandCharacters(int length, String outcome) {
    assertEquals(outcome, outcome(ask("{\"question\":\"" + "a".repeat(length) + "\"}")));
  }

  @Test
  void aFloodOfMarksIsRefusedBeforeItCostsTime() {
    String flood = "a" + "\u0301\u0323".repeat(40_000);
    long start = System.nanoTime();
    assertEquals("400 question_too_long", outcome(ask("{\"question\":\"" + flood + "\"}")));
    assertTrue(System.nanoTime() - start < 1_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "question":5                              | question | 5
      "question":["a"]                          | question | list
      "asOf":"06.05.2022"                       | asOf | 06.05.2022
      "asOf":"2022-02-30"                       | asOf | 2022-02-30
      "asOf":"+99999-01-01"                     | asOf | +99999
      "asOf":20220506                           | asOf | 20220506
      "timeZone":"Mars/Olympus"                 | timeZone | Mars/Olympus
      "timeZone":{}                             | timeZone | object
      "conversation":"a b"                      | conversation | a b
      "conversation":true                       | conversation | true
      "filter":[]                               | filter | list
      "filter":{"publishedFrom":"2022"}         | filter.publishedFrom | 2022
      "filter":{"publishedFrom":"2023-01-01","publishedTo":"2022-01-01"} | filter.publishedFrom | 2022-01-01
      "filter":{"publishers":"A"}               | filter.publishers | A
      "filter":{"tags":["a",7]}                 | filter.tags[1] | 7
      "filter":{"articles":{}}                  | filter.articles | object
      "mode":"creative"                         | mode | creative
      "mode":1                                  | mode | 1
      "maxCitations":0                          | maxCitations | 0
      "maxCitations":11                         | maxCitations | 11
      "maxCitations":2.5                        | maxCitations | 2.5
      "maxCitations":"3"                        | maxCitations | 3
      "maxCitations":99999999999999999999       | maxCitations | 99999999999999999999
      "deadlineMs":0                            | deadlineMs | 0
      "deadlineMs":300001                       | deadlineMs | 300001
      """)
  void aWrongFieldIsNamedWithItsValue(String field, String name, String value) {
    String question = field.startsWith("\"question\"") ? "" : "\"question\":\"a\",";
    HttpResponse response = ask("{" + question + field + "}");
    String detail = json(response).path("detail").textValue();
    assertEquals("400 bad_field", outcome(response));
    assertTrue(detail.startsWith(name + " ") && detail.contains(value) && detail.contains("must be"), detail);
  }

  @Test
  void aFilterListHasAtMostAHundredEntries() {
    String tags = "\"a\",".repeat(100) + "\"b\"";
    assertEquals("400 bad_field", outcome(ask("{\"question\":\"a\",\"filter\":{\"tags\":[" + tags + "]}}")));
  }

  @Test
  void generativeNeedsAModel() {
    String body = "{\"question\":\"a\",\"mode\":\"generative\"}";
    assertEquals("400 no_model", outcome(ask(body)));
    HttpApi withModel = new HttpApi(() -> Optional.of(fake.service()), FakeService.CLOCK, true);
    assertEquals("200", outcome(withModel.handle(post("/v1/ask", body))));
    assertEquals(Mode.GENERATIVE, fake.questions.getFirst().mode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[\"x\"]", "\"x\"", "null", "7", "{\"question\":\"a", "{\"question\":\"a\"}x",
      "{\"question\":\"a\"}{}", "{\"question\":\"a\",\"question\":\"b\"}", "{'question':'a'}", "{question:\"a\"}",
      "{\"question\":\"a\u0000\"}", "NaN", "// c\n{}"})
  void onlyOneStrictJsonObjectIsABody(String body) {
    assertEquals("400 bad_json", outcome(ask(body)));
  }

  @ParameterizedTest
  @CsvSource({"31, 200", "32, 400 bad_json", "100000, 400 bad_json"})
  void depthIsBounded(int depth, String outcome) {
    String nested = "[".repeat(depth) + "]".repeat(depth);
    assertEquals(outcome, outcome(ask("{\"question\":\"a\",\"x\":" + nested + "}")));
  }

  @Test
  void aParserErrorQuotesNeitherBodyNorParser() {
    String detail = json(ask("{\"question\":\"a\",\n secret}")).path("detail").textValue();
    assertTrue(detail.contains("line 2") && !detail.contains("secret") && !detail.contains("Source"), detail);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin1 = "{\"question\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("400 bad_encoding", outcome(api.handle(post("/v1/ask", latin1, jsonType("application/json")))));
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertEquals("200", outcome(ask("\ufeff{\"question\":\"a\"}")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      application/json                   | 200
      Application/JSON; Charset="UTF-8"  | 200
      application/json; charset=latin1   | 415 unsupported_media_type
      text/plain                         | 415 unsupported_media_type
      application/x-www-form-urlencoded  | 415 unsupported_media_type
      application/jsonx                  | 415 unsupported_media_type
      ;                                  | 415 unsupported_media_type
      """)
  void onlyJsonInUtf8IsRead(String type, String outcome) {
    byte[] body = "{\"question\":\"a\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals(outcome, outcome(api.handle(post("/v1/ask", body, jsonType(type)))));
    assertEquals("415 unsupported_media_type", outcome(api.handle(post("/v1/ask", body, Map.of()))));
  }

  @Test
  void aCompressedBodyIsRefused() {
    assertEquals("415 unsupported_media_type", outcome(api.handle(post("/v1/ask", new byte[] {31, -117},
        Map.of("Content-Type", List.of("application/json"), "Content-Encoding", List.of("gzip"))))));
  }

  @ParameterizedTest
  @CsvSource({"262144, 200", "262145, 413 body_too_large"})
  void aBodyHasAtMostAQuarterMebibyte(int size, String outcome) {
    String body = "{\"question\":\"a\"}";
    assertEquals(outcome, outcome(ask(body + " ".repeat(size - body.length()))));
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsBelieved() {
    assertEquals("413 body_too_large", outcome(api.handle(post("/v1/ask", new byte[0],
        Map.of("Content-Type", List.of("application/json"), "Content-Length", List.of("7000000"))))));
  }

  private HttpResponse ask(String body) {
    return api.handle(post("/v1/ask", body));
  }

  private static Map<String, List<String>> jsonType(String type) {
    return Map.of("Content-Type", List.of(type));
  }
}
