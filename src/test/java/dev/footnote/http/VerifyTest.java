package dev.footnote.http;

import static dev.footnote.http.FakeService.NIS;
import static dev.footnote.http.Requests.json;
import static dev.footnote.http.Requests.outcome;
import static dev.footnote.http.Requests.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.news.Article;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Withdrawal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTest {
  private final Map<String, Article> now = new HashMap<>(Map.of(NIS.source().key(), NIS));
  private final Map<String, Withdrawal> withdrawn = new HashMap<>();
  private final HttpApi api = FakeService.api(() -> Optional.of(new Service(FakeService::answer, new Shelf(), _ -> List.of())));

  /** The body of an answer that cites NIS once, as it was given. */
  private ObjectNode answer() {
    return (ObjectNode) json(api.handle(post("/v1/ask", "{\"question\":\"When did the NIS apply?\"}")));
  }

  private JsonNode verify(JsonNode body) {
    HttpResponse response = api.handle(post("/v1/verify", body.toString()));
    assertEquals("200", outcome(response));
    return json(response).at("/citations/0");
  }

  private void becomes(String text) {
    now.put(NIS.source().key(), new Article(NIS.source(), text));
  }

  @Test
  void aWholeOldAnswerIsVerified() {
    JsonNode old = answer();
    JsonNode found = verify(old);
    assertEquals("verified", found.path("status").textValue());
    for (String field : List.of("n", "quote", "start", "end", "link", "article")) {
      assertEquals(old.at("/citations/0/" + field), found.path(field), field);
    }
  }

  @Test
  void anArticleThatGrewMovesItsQuotes() {
    JsonNode old = answer();
    becomes("Updated. " + NIS.text());
    JsonNode found = verify(old);
    assertEquals("moved", found.path("status").textValue());
    assertEquals(old.at("/citations/0/start").intValue() + 9, found.path("start").intValue());
    assertTrue(!found.at("/article/revision").equals(old.at("/citations/0/article/revision")));
  }

  @Test
  void anArticleThatSaysItOtherwiseHasChanged() {
    JsonNode old = answer();
    becomes(NIS.text().replace("2019", "2020"));
    JsonNode found = verify(old);
    assertEquals("changed", found.path("status").textValue());
    assertEquals(NIS.id(), found.at("/article/id").textValue());
    assertTrue(found.path("start").isNull() && found.path("link").isNull());
  }

  @Test
  void aMissingArticleIsGone() {
    JsonNode old = answer();
    now.clear();
    JsonNode found = verify(old);
    assertEquals("gone", found.path("status").textValue());
    assertTrue(found.path("article").isNull());
  }

  @Test
  void aWithdrawnArticleIsRetractedWithItsReason() {
    JsonNode old = answer();
    withdrawn.put(NIS.source().key(), new Withdrawal(NIS.id(), "it was made up", Instant.parse("2026-01-31T12:00:00Z")));
    JsonNode found = verify(old);
    assertEquals("retracted", found.path("status").textValue());
    assertEquals("{\"at\":\"2026-01-31T12:00:00Z\",\"reason\":\"it was made up\"}", found.path("withdrawn").toString());
  }

  @Test
  void idOrKeyAndAQuoteAreEnough() {
    for (String name : List.of("\"id\":\"" + NIS.id() + "\"", "\"key\":\"" + NIS.source().key() + "\"")) {
      assertEquals("verified", verify(Requests.json("{\"citations\":[{\"article\":{" + name
          + "},\"quote\":\"It waited.\"}]}")).path("status").textValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"citations\":[]}", "{\"citations\":{}}", "{\"citations\":[1]}",
      "{\"citations\":[{\"quote\":\"x\"}]}", "{\"citations\":[{\"article\":{\"id\":\" \"},\"quote\":\"x\"}]}",
      "{\"citations\":[{\"article\":{\"key\":\"../..\"},\"quote\":\"x\"}]}",
      "{\"citations\":[{\"article\":{\"id\":\"a\"}}]}", "{\"citations\":[{\"article\":{\"id\":\"a\"},\"quote\":\"\"}]}",
      "{\"citations\":[{\"article\":{\"id\":\"a\"},\"quote\":\"x\",\"start\":-1}]}",
      "{\"citations\":[{\"article\":{\"id\":\"a\"},\"quote\":\"x\",\"start\":1.5}]}"})
  void whatCannotBeVerifiedIsRefused(String body) {
    assertEquals("400 bad_field", outcome(api.handle(post("/v1/verify", body))));
  }

  @Test
  void theBodyHasTheFieldsOfItsSchema() {
    JsonNode schema = json(api.handle(Requests.get("/openapi.json"))).at("/components/schemas/VerifiedCitation/properties");
    for (Runnable change : List.<Runnable>of(() -> {}, () -> becomes("Else."), now::clear)) {
      JsonNode old = answer();
      change.run();
      assertEquals(schema.propertyStream().map(Map.Entry::getKey).sorted().toList(),
          verify(old).propertyStream().map(Map.Entry::getKey).sorted().toList());
    }
  }

  private final class Shelf implements Articles {
    @Override
    public Optional<Article> byKey(String key) {
      return Optional.ofNullable(now.get(key)).filter(_ -> !withdrawn.containsKey(key));
    }

    @Override
    public Optional<Withdrawal> withdrawn(String key) {
      return Optional.ofNullable(withdrawn.get(key));
    }

    @Override
    public List<Article> page(String afterKey, int limit) {
      return List.of();
    }

    @Override
    public int count() {
      return now.size();
    }

    @Override
    public String snapshot() {
      return "snap";
    }
  }
}
