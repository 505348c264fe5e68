package dev.footnote.cite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CitationForgeryTest {
  private static final Path FILE = Path.of("..", "shared", "attacks", "citation_forgery.json");
  private static final Pattern MARKER = Pattern.compile("\\[([0-9][0-9, ]*)\\]");

  @TestFactory
  Stream<DynamicTest> forgedCitationsDoNotPass() throws IOException {
    Assumptions.assumeTrue(Files.exists(FILE), "no attack files beside the checkout");
    JsonNode root = new ObjectMapper().readTree(FILE.toFile());
    List<Evidence> evidence = new ArrayList<>();
    for (JsonNode article : root.get("context")) {
      String text = article.get("text").asText();
      evidence.add(new Evidence(new Article(Source.of(article.get("id").asText(), "T"), text), new Span(0,
          text.length())));
    }
    return StreamSupport.stream(root.get("cases").spliterator(), false)
        .map(row -> dynamicTest(row.get("id").asText() + " " + row.get("name").asText(), () -> expect(evidence, row)));
  }

  private static void expect(List<Evidence> evidence, JsonNode row) {
    List<Draft.Statement> drafted = statements(row.get("llm_output").asText().replace("\\ud800", "\uD800"));
    Verdict verdict = new Gate().check(new Draft(evidence, drafted), 3);
    JsonNode expected = row.get("expect");
    List<String> cited = verdict.citations().stream().map(c -> c.article().id()).toList();
    String said = String.join("\n", verdict.statements().stream().map(Statement::text).toList());
    assertEquals(said, new String(said.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    assertFalse(said.contains("://") || said.contains("<") || said.contains("["), said);
    for (String key : List.of("no_url", "no_text")) {
      assertFalse(expected.has(key) && said.contains(expected.get(key).asText()), said);
    }
    if (expected.has("citations")) {
      assertEquals(texts(expected.get("citations")), cited, verdict.toString());
    }
    if (expected.has("citations_subset_of")) {
      assertTrue(texts(expected.get("citations_subset_of")).containsAll(cited), cited.toString());
    }
    assertTrue(!expected.has("must_contain") || cited.contains(expected.path("must_contain").asText()),
        verdict.toString());
    if (expected.path("unsupported").isBoolean() || expected.path("status").asText().startsWith("no_")) {
      assertEquals(List.of(), verdict.statements());
    }
    for (JsonNode kept : expected.path("supported")) {
      assertTrue(said.contains(drafted.get(kept.asInt()).text().replaceAll(" \\[.*", "")), said);
    }
    for (JsonNode lost : expected.path("unsupported")) {
      assertFalse(said.contains(drafted.get(lost.asInt()).text().replaceAll(" \\[.*", "")), said);
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** Statements end at a stop; a marker names evidence. */
  private static List<Draft.Statement> statements(String output) {
    List<Draft.Statement> out = new ArrayList<>();
    for (String sentence : output.split("(?<=[a-z0-9\\]][.!?]) +(?=[A-Z])")) {
      List<Integer> numbers = new ArrayList<>();
      Matcher matcher = MARKER.matcher(sentence);
      while (matcher.find()) {
        for (String number : matcher.group(1).split(", *")) {
          numbers.add(Integer.parseInt(number.strip()));
        }
      }
      out.add(new Draft.Statement(sentence, numbers));
    }
    return out;
  }
}
