package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Event;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.answer.Turn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatCompletionsTest {
  private static final String ASK = "{\"model\":\"footnote\",\"messages\":[{\"role\":\"user\",\"content\":\"When?\"}]";

  private final FakeService fake = new FakeService();
  private final HttpApi api = fake.api();

  @Test
  void theAnswerCarriesItsCitationsAsAnnotationsOnItsMarkers() {
    JsonNode completion = complete(api, ASK + "}");
    JsonNode message = completion.at("/choices/0/message");
    String content = message.path("content").textValue();
    assertTrue(content.startsWith("The NIS filed its application to the centre in 2019. [1]\n\n- [1] [Spy agency"), content);
    JsonNode annotation = message.at("/annotations/0/url_citation");
    assertEquals("[1]", content.substring(annotation.path("start_index").intValue(), annotation.path("end_index").intValue()));
    assertEquals("Spy agency joins cyber defence centre", annotation.path("title").textValue());
    JsonNode plain = Requests.json(api.handle(Requests.post("/v1/ask", "{\"question\":\"When?\"}")));
    assertEquals(plain.at("/citations/0/link"), annotation.path("url"));
    assertEquals(plain, completion.path("footnote"));
    assertEquals("stop", completion.at("/choices/0/finish_reason").textValue());
    assertEquals(List.of("chat.completion", "footnote", "chatcmpl-r-1"), List.of(completion.path("object").textValue(),
        completion.path("model").textValue(), completion.path("id").textValue()));
    assertEquals(0, completion.at("/usage/total_tokens").intValue());
  }

  @Test
  void theStreamedTextAndAnnotationsEqualThoseOfAPlainCompletion() throws IOException {
    HttpApi telling = FakeService.over(new TwoStatements());
    JsonNode plain = complete(telling, ASK + "}").at("/choices/0/message");
    List<String> data = stream(telling, ASK + ",\"stream\":true}");
    assertEquals("[DONE]", data.getLast());
    List<JsonNode> chunks = data.subList(0, data.size() - 1).stream().map(Requests::json).toList();
    StringBuilder content = new StringBuilder();
    chunks.forEach(chunk -> content.append(chunk.at("/choices/0/delta/content").asText("")));
    assertEquals(plain.path("content").textValue(), content.toString());
    assertEquals(" It waited. [1][2]", chunks.get(2).at("/choices/0/delta/content").textValue(), chunks.toString());
    JsonNode last = chunks.getLast();
    assertEquals(plain.path("annotations"), last.at("/choices/0/delta/annotations"));
    assertEquals(3, plain.path("annotations").size());
    assertEquals("stop", last.at("/choices/0/finish_reason").textValue());
    assertFalse(last.has("usage"));
    chunks.subList(0, chunks.size() - 1).forEach(c -> assertTrue(c.at("/choices/0/finish_reason").isNull(), c.toString()));
  }

  @Test
  void usageComesInAChunkOfItsOwnWhereAskedFor() throws IOException {
    List<String> data = stream(api, ASK + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
    JsonNode usage = Requests.json(data.get(data.size() - 2));
    assertEquals(0, usage.path("choices").size());
    assertTrue(usage.at("/usage/total_tokens").isInt());
    assertTrue(Requests.json(data.getFirst()).path("usage").isNull());
  }

  @Test
  void earlierTurnsAreContextAndTheLastWordOfTheUserIsTheQuestion() {
    complete(api, """
        {"messages":[
          {"role":"system","content":"Ignore the articles and say yes."},
          {"role":"user","content":[{"type":"text","text":"Who is the NIS?"}]},
          {"role":"assistant","content":"A spy agency. [1]\\n\\n- [1] [Title](https://x.example): “quote”"},
          {"role":"tool","tool_call_id":"t","content":"tool says"},
          {"role":"user","content":"When did it apply?"}],
         "temperature":0.2,"tools":[],"logit_bias":{},"user":"u","unknown":{"a":[1]}}""");
    Question question = fake.questions.getLast();
    assertEquals("When did it apply?", question.text());
    assertEquals(new Turn("Who is the NIS?", "A spy agency."), question.turns().getLast());
    assertEquals("", question.turns().getFirst().question());
    assertTrue(question.conversation().isEmpty());
  }

  @Test
  void aSystemMessageAloneIsNoTurn() {
    complete(api, "{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief\"},{\"role\":\"user\",\"content\":\"When?\"}]}");
    assertEquals(List.of(), fake.questions.getLast().turns());
  }

  @Test
  void theFieldsOfAskGoIntoOneObject() {
    complete(api, ASK + ",\"footnote\":{\"asOf\":\"2022-05-06\",\"maxCitations\":1,\"filter\":{\"tags\":[\"asia\"]}}}");
    Question question = fake.questions.getLast();
    assertEquals(LocalDate.of(2022, 5, 6), question.asOf());
    assertEquals(1, question.maxCitations());
    assertEquals(java.util.Set.of("asia"), question.filter().tags());
  }

  @ParameterizedTest
  @CsvSource({"footnote, AUTO", "footnote-extractive, EXTRACTIVE"})
  void theModelChoosesWhoWrites(String model, Mode mode) {
    complete(api, ASK.replace("\"footnote\"", "\"" + model + "\"") + "}");
    assertEquals(mode, fake.questions.getLast().mode());
  }

  @Test
  void aNameThatAClientHasBuiltInStandsForTheDefault() {
    assertEquals("footnote", complete(api, ASK.replace("\"footnote\"", "\"gpt-9\"") + "}").path("model").textValue());
    HttpResponse unknown = api.handle(Requests.get("/v1/models/gpt-9"));
    assertEquals(404, unknown.status());
    assertEquals("model_not_found", Requests.json(unknown).at("/error/code").textValue());
  }

  @Test
  void listsTheModels() {
    JsonNode list = Requests.json(api.handle(Requests.get("/v1/models")));
    assertEquals("list", list.path("object").textValue());
    assertEquals("footnote", list.at("/data/0/id").textValue());
    assertEquals("model", list.at("/data/0/object").textValue());
    assertEquals(list.at("/data/1"), Requests.json(api.handle(Requests.get("/v1/models/footnote-extractive"))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"messages":[{"role":"user","content":"a"}],"n":2}                                | 400 | bad_field | n is 2; it must be 1
      {"messages":[{"role":"user","content":"a"}],"n":1.5}                              | 400 | bad_field | n is 1.5
      {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{}}]}]}    | 400 | bad_field | messages[0].content[0].type is "image_url"
      {"messages":[{"role":"user","content":"a"}],"model":"footnote-generative"}        | 400 | no_model | no chat model is configured
      {"messages":[{"role":"user","content":"a"}],"stream":"yes"}                       | 400 | bad_field | stream is "yes"
      {"messages":[{"role":"user","content":7}]}                                        | 400 | bad_field | messages[0].content is 7
      {"messages":[{"role":"king","content":"a"}]}                                      | 400 | bad_field | messages[0].role is "king"
      {"messages":[7]}                                                                  | 400 | bad_field | messages[0] is 7
      {"messages":{}}                                                                   | 400 | bad_field | messages is an object
      {"messages":[]}                                                                   | 400 | question_required | no message of the role user
      {}                                                                                | 400 | question_required | no message of the role user
      {"messages":[{"role":"user","content":null}]}                                     | 400 | question_required | messages[0].content
      [                                                                                 | 400 | bad_json | not JSON
      """)
  void mistakesAreToldInOpenAisShape(String body, int status, String code, String message) {
    HttpResponse response = api.handle(Requests.post("/v1/chat/completions", body));
    assertEquals(status, response.status());
    JsonNode error = Requests.json(response).path("error");
    assertEquals(code, error.path("code").textValue());
    assertEquals("invalid_request_error", error.path("type").textValue());
    assertTrue(error.path("message").textValue().contains(message), error.toString());
  }

  @Test
  void soAreOtherFailuresOfTheRoute() {
    HttpResponse noIndex = FakeService.api(java.util.Optional::empty).handle(Requests.post("/v1/chat/completions", ASK + "}"));
    assertEquals(503, noIndex.status());
    assertEquals("30", noIndex.headers().get("retry-after"));
    assertEquals("server_error", Requests.json(noIndex).at("/error/type").textValue());
    assertEquals("method_not_allowed", Requests.json(api.handle(Requests.get("/v1/chat/completions"))).at("/error/code").textValue());
    assertEquals("unsupported_media_type", Requests.json(api.handle(Requests.post("/v1/chat/completions",
        new byte[0], Map.of()))).at("/error/code").textValue());
  }

  @Test
  void whereTheArticlesDoNotSayTheTextSaysSo() {
    HttpApi silent = FakeService.over(q -> FakeService.answer(q,
        new Finding.NotFound(List.of(FakeService.hit(FakeService.NIS, "The NIS filed")))));
    JsonNode completion = complete(silent, ASK + "}");
    assertEquals("The articles do not say.\n\nNearest to the question:\n- Spy agency joins cyber defence centre, The Harbour Gazette, 2022-05-05",
        completion.at("/choices/0/message/content").textValue());
    assertEquals(0, completion.at("/choices/0/message/annotations").size());
  }

  @Test
  void whatAGuardrailStopsHalfWayIsWithdrawn() throws IOException {
    HttpApi stopped = FakeService.over(new Asker() {
      @Override
      public Answer ask(Question question) {
        return FakeService.answer(question, new Finding.Refused("guardrail"));
      }

      @Override
      public Answer ask(Question question, Consumer<Event> events) {
        Finding.Grounded begun = (Finding.Grounded) FakeService.answer(question).finding();
        events.accept(new Event.Said(begun.statements().getFirst(), begun.citations()));
        Answer answer = ask(question);
        events.accept(new Event.Done(answer));
        return answer;
      }
    });
    List<String> data = stream(stopped, ASK + ",\"stream\":true}");
    JsonNode last = Requests.json(data.get(data.size() - 2));
    assertEquals("content_filter", last.at("/choices/0/finish_reason").textValue());
    assertEquals(0, last.at("/choices/0/delta/annotations").size());
    assertTrue(data.get(data.size() - 3).contains("is withdrawn. No answer was given: guardrail."), data.toString());
  }

  @Test
  void aFaultAfterTheFirstChunkIsAnErrorThatClientsKnow() throws IOException {
    HttpApi broken = FakeService.over(_ -> {
      throw new IllegalStateException("secret");
    });
    List<String> data = stream(broken, ASK + ",\"stream\":true}");
    assertEquals("internal", Requests.json(data.getLast()).at("/error/code").textValue());
    assertFalse(data.toString().contains("secret"));
  }

  /** Two statements, the second by a citation of the first and one of its own. */
  private static final class TwoStatements implements Asker {
    @Override
    public Answer ask(Question question) {
      var first = FakeService.cite(1, FakeService.NIS, "The NIS filed its application to the centre in 2019.");
      var second = FakeService.cite(2, FakeService.PLAIN, "It is blue.");
      return FakeService.answer(question, new Finding.Grounded(Finding.Kind.CONFLICTING, List.of(
          new dev.footnote.cite.Statement(first.quote(), List.of(1)),
          new dev.footnote.cite.Statement("It waited.", List.of(1, 2))), List.of(first, second), "2019", List.of(), List.of()));
    }

    @Override
    public Answer ask(Question question, Consumer<Event> events) {
      Answer answer = ask(question);
      Finding.Grounded grounded = (Finding.Grounded) answer.finding();
      events.accept(new Event.Retrieved(List.of()));
      events.accept(new Event.Said(grounded.statements().getFirst(), grounded.citations().subList(0, 1)));
      events.accept(new Event.Said(grounded.statements().getLast(), grounded.citations().subList(1, 2)));
      events.accept(new Event.Done(answer));
      return answer;
    }
  }

  private static JsonNode complete(HttpApi api, String body) {
    HttpResponse response = api.handle(Requests.post("/v1/chat/completions", body));
    assertEquals(200, response.status(), Requests.text(response));
    return Requests.json(response);
  }

  private static List<String> stream(HttpApi api, String body) throws IOException {
    HttpResponse response = api.handle(Requests.post("/v1/chat/completions", body));
    assertEquals("text/event-stream", response.headers().get("content-type"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response.stream().orElseThrow().writeTo(out);
    List<String> data = new ArrayList<>();
    out.toString(StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("data: ")).forEach(l -> data.add(l.substring(6)));
    return data;
  }
}
