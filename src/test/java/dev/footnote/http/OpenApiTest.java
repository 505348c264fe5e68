package dev.footnote.http;

import static dev.footnote.http.Requests.get;
import static dev.footnote.http.Requests.json;
import static dev.footnote.http.Requests.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private final HttpApi api = new FakeService().api();
  private final JsonNode document = json(api.handle(get("/openapi.json")));

  @Test
  void namesEveryRouteAndNoOther() {
    Set<String> documented = new TreeSet<>();
    document.path("paths").properties().forEach(path -> path.getValue().properties()
        .forEach(operation -> documented.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertEquals(api.routes().stream().map(r -> r.method() + " " + r.pattern())
        .collect(Collectors.toCollection(TreeSet::new)), documented);
  }

  @Test
  void namesEveryErrorCodeAndNoOther() {
    Set<String> documented = new TreeSet<>();
    document.at("/components/schemas/Problem/properties/code/enum").forEach(code -> documented.add(code.textValue()));
    assertEquals(
        Arrays.stream(Fault.values()).map(Fault::code).collect(Collectors.toCollection(TreeSet::new)), documented);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = document.findValuesAsText("$ref");
    assertFalse(references.isEmpty());
    references.forEach(ref -> assertFalse(document.at(ref.substring(1)).isMissingNode(), ref));
  }

  @Test
  void anAnswerHasTheFieldsOfItsSchemaInOrder() {
    sameFields("Answer", ask());
    sameFields("Citation", ask().at("/citations/0"));
    sameFields("ArticleReference", ask().at("/citations/0/article"));
    sameFields("Receipt", ask().path("receipt"));
  }

  @Test
  void theOtherBodiesHaveTheFieldsOfTheirSchemas() {
    sameFields("Health", json(api.handle(get("/healthz"))));
    sameFields("ArticlePage", json(api.handle(get("/v1/articles"))));
    sameFields("ArticleEntry", json(api.handle(get("/v1/articles"))).at("/articles/0"));
    sameFields("Article", json(api.handle(get("/v1/articles/78mPl1VyBWxx7zwy"))));
    sameFields("Problem", json(api.handle(get("/nothing"))));
    JsonNode search = json(api.handle(post("/v1/search", "{\"query\":\"a\"}")));
    sameFields("SearchResult", search);
    sameFields("ScoredPassage", search.at("/passages/0"));
  }

  @Test
  void theObjectsOfOpenAisApiHaveTheFieldsOfTheirSchemas() {
    JsonNode models = json(api.handle(get("/v1/models")));
    sameFields("ModelList", models);
    sameFields("Model", models.at("/data/0"));
    JsonNode completion = json(api.handle(post("/v1/chat/completions",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}")));
    sameFields("ChatCompletion", completion);
    sameFields("ChatChoice", completion.at("/choices/0"));
    sameFields("UrlCitation", completion.at("/choices/0/message/annotations/0"));
    sameFields("OpenAiError", json(api.handle(post("/v1/chat/completions", "{}"))));
  }

  @Test
  void statesTheLimitsThatHold() {
    JsonNode schemas = document.path("components").path("schemas");
    assertEquals(Limits.PASSAGES, schemas.at("/SearchRequest/properties/limit/maximum").intValue());
    JsonNode limit = document.path("paths").path("/v1/articles").at("/get/parameters/0/schema");
    assertEquals(Limits.ARTICLES, limit.path("maximum").intValue());
    assertTrue(document.toString().contains(String.format(Locale.ROOT, "%,d code points", Limits.TEXT)));
  }

  private JsonNode ask() {
    return json(api.handle(post("/v1/ask", "{\"question\":\"a\"}")));
  }

  private void sameFields(String schema, JsonNode body) {
    JsonNode properties = document.path("components").path("schemas").path(schema).path("properties");
    assertEquals(names(properties), names(body), schema);
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
