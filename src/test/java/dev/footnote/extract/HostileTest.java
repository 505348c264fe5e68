package dev.footnote.extract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import dev.footnote.news.Clean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to overflow a stack, take forever, or smuggle in what cannot be seen. */
@Timeout(60)
final class HostileTest {
  private static final Path ATTACKS = Path.of("../shared/attacks/unicode.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"b", "p", "table><tr><td", "ul><li", "span class=share", "time", "div style=display:none"})
  void survivesHalfAMillionNestedElements(String tags) {
    String page = "<p>Start of the page.</p>" + ("<" + tags + ">").repeat(500_000) + "deep";
    Received found = Sample.read(Sample.write(folder, "deep.html", page)).getFirst();
    String outcome = switch (found) {
      case Received.Accepted accepted -> accepted.article().text();
      case Received.Rejected rejected -> rejected.code();
    };
    assertTrue(outcome.contains("Start of the page.") || outcome.contains("deep") || outcome.equals("empty")
        || outcome.equals("too_complex"), outcome::toString);
  }

  @Test
  void keepsTheTextBelowElementsThatNobodyClosed() throws BadArticle {
    assertEquals("deep", HtmlParser.parse("<div>".repeat(10_000) + "deep").text());
    assertEquals("deep", HtmlParser.parse("<p>".repeat(500_000) + "deep").text());
  }

  @Test
  void rejectsHalfAMillionNestedElements() {
    assertEquals("too_complex", assertThrows(BadArticle.class, () -> HtmlParser.parse("<div>".repeat(500_000) + "deep")).code());
  }

  @Test
  void rejectsMoreTagsThanAnyArticleHas() {
    assertEquals("too_complex", assertThrows(BadArticle.class, () -> HtmlParser.parse("<i>".repeat(1_000_001))).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "*a ", "> ", "- ", "`a``", "![", "<b", "_a", "|", "&", "\\", "(", "<!--\n", " ", "[a](",
      "**a *"})
  @Timeout(value = 20, unit = SECONDS)
  void takesTimeInProportionForMarkdown(String piece) throws BadArticle {
    assertTrue(MarkdownParser.parse("Start.\n\n" + piece.repeat(50_000) + "x").text().startsWith("Start."));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "\n", "<!--", "-->", "<script", "a\u0301", "\u200B", "!--\n", "\u00A0"})
  @Timeout(value = 20, unit = SECONDS)
  void takesTimeInProportionForText(String piece) {
    assertTrue(TextParser.parse("Start.\n\n" + piece.repeat(500_000) + "x").text().startsWith("Start."));
  }

  static boolean hasAttacks() {
    return Files.exists(ATTACKS);
  }

  @Test
  @EnabledIf("hasAttacks")
  void keepsGivenTextUnchangedInEveryUnicodeAttack() throws IOException {
    for (JsonNode attack : JSON.readTree(ATTACKS.toFile())) {
      String text = attack.get("text").textValue();
      String line = JSON.writeValueAsString(
          JSON.createObjectNode().put("id", attack.get("id").textValue()).put("text", text));
      assertEquals(text, Sample.articles(Sample.write(folder, "a.jsonl", line)).getFirst().text(),
          attack.get("name")::textValue);
    }
  }

  @Test
  @EnabledIf("hasAttacks")
  void showsNothingInvisibleInEveryUnicodeAttack() throws IOException {
    for (JsonNode attack : JSON.readTree(ATTACKS.toFile())) {
      String text = "Start of a sentence with enough around it, " + attack.get("text").textValue()
          + ", and the end of the sentence.";
      Path plain = Sample.write(folder, "a.txt", text);
      Path page = Sample.write(folder, "b.html", "<meta charset=utf-8><article><p>" + text + "</p></article>");
      Path markdown = Sample.write(folder, "c.md", text);
      for (Article article : Sample.articles(plain, page, markdown)) {
        String seen = article.text();
        assertTrue(seen.codePoints().noneMatch(Clean::invisible), () -> attack.get("name").textValue() + ": " + seen);
        assertTrue(Normalizer.isNormalized(seen, Normalizer.Form.NFC), attack.get("name")::textValue);
        assertTrue(seen.startsWith("Start of a") && seen.endsWith("the end of the sentence.") && seen.length() < 120,
            seen);
      }
    }
  }
}
