package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonLinesTest {
  private static final String GOOD = "{\"id\":\"good\",\"text\":\"t\"}";

  @TempDir
  private Path folder;

  @Test
  void readsAllFields() throws BadArticle {
    Article found = JsonLinesParser.parse(
        "{\"id\":\"a\",\"title\":\"T\",\"url\":\"https://x.example\",\"publisher\":\"P\","
        + "\"published\":\"2022-05-05\",\"language\":\"EN\","
        + "\"tags\":[\"b\",\"c\"],\"text\":\"x\",\"gold\":{\"y\":[1]}}");
    assertEquals("a T https://x.example P 2022-05-05 en [b, c] x", String.join(" ", found.id(), found.source().title(),
        found.source().url().orElseThrow().toString(), found.source().publisher().orElseThrow(),
        found.source().published().orElseThrow().iso(), found.source().language(), found.source().tags().toString(),
        found.text()));
  }

  @Test
  void takesNullForMissing() throws BadArticle {
    Article found = JsonLinesParser.parse(
        "{\"id\":\"a\",\"title\":null,\"url\":null,\"published\":null,\"tags\":null,\"text\":\"x\"}");
    assertEquals(dev.footnote.news.Source.of("a", ""), found.source());
  }

  @Test
  void keepsTextUnchangedButForLineEnds() throws BadArticle {
    assertEquals("  Ko\u0308ln \u202E\u200B\u0000 \n\n\nx\n ", JsonLinesParser.parse(
        "{\"id\":\"a\",\"text\":\"  Ko\u0308ln \u202E\u200B\\u0000 \\r\\n\\n\\r\\nx\\r \"}").text());
  }

  @Test
  void rejectsATextOfInvisibleCharactersAlone() {
    BadArticle e = assertThrows(BadArticle.class,
        () -> JsonLinesParser.parse("{\"id\":\"a\",\"text\":\"\u200B\u2060 \\u0001\u00A0\"}"));
    assertEquals("empty", e.code());
  }

  @Test
  void keepsTheTextWhereHtmlIsGivenToo() throws BadArticle {
    assertEquals("<b>t", JsonLinesParser.parse("{\"id\":\"a\",\"html\":\"<p>h\",\"text\":\"<b>t\"}").text());
  }

  @Test
  void extractsHtmlAndPrefersTheGivenFields() throws BadArticle {
    Article found = JsonLinesParser.parse(
        "{\"id\":\"a\",\"title\":\"T\",\"html\":\"<html lang=en><title>no</title><link rel=canonical "
        + "href=https://x.example/><p>Seen <i hidden>not</i> here.\"}");
    assertEquals("a T en https://x.example/ Seen here.", String.join(" ", found.id(), found.source().title(),
        found.source().language(), found.source().url().orElseThrow().toString(), found.text()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"id\":\"a\",\"text\":\"t\"           | bad_json",
      "{\"id\":\"a\",\"text\":\"t\"} x        | bad_json",
      "{\"id\":\"a\",\"text\":\"t\"}{}        | bad_json",
      "{\"id\":\"a\",\"id\":\"b\",\"text\":\"t\"} | bad_json",
      "{\"id\":\"a\",\"x\":{\"y\":1,\"y\":2},\"text\":\"t\"} | bad_json",
      "[]                                      | bad_json",
      "\"text\"                                | bad_json",
      "nonsense                                | bad_json",
      "{\"id\":7,\"text\":\"t\"}              | bad_type",
      "{\"id\":\"a\",\"text\":[\"t\"]}        | bad_type",
      "{\"id\":\"a\",\"text\":{}}             | bad_type",
      "{\"id\":\"a\",\"title\":true,\"text\":\"t\"} | bad_type",
      "{\"id\":\"a\",\"tags\":\"t\",\"text\":\"t\"} | bad_type",
      "{\"id\":\"a\",\"tags\":[1],\"text\":\"t\"} | bad_type",
      "{\"text\":\"t\"}                       | missing_id",
      "{\"id\":\" \",\"text\":\"t\"}          | missing_id",
      "{\"id\":\"a\\u0007\",\"text\":\"t\"}   | bad_id",
      "{\"id\":\"a\"}                         | empty",
      "{\"id\":\"a\",\"text\":\" \\n\"}       | empty",
      "{\"id\":\"a\",\"html\":\"<nav>x</nav>\"} | empty",
      "{\"id\":\"a\",\"published\":\"2022-13-01\",\"text\":\"t\"} | bad_date"})
  void rejectsABrokenLineByItsNumberAndTakesTheRest(String line, String code) {
    Path file = Sample.write(folder, "news.jsonl", GOOD + "\n" + line + "\n\n" + GOOD.replace("good", "next"));
    List<Received> found = Sample.read(file);
    assertEquals(code, Sample.rejected(found.get(1)).code());
    assertEquals(List.of(file + ":1", file + ":2", file + ":4"), found.stream().map(Received::origin).toList());
    assertEquals("next", Sample.article(found.get(2)).id());
  }

  @Test
  void rejectsAnIdThatIsTooLong() {
    assertEquals("bad_id", assertThrows(BadArticle.class,
        () -> JsonLinesParser.parse("{\"id\":\"" + "a".repeat(2_001) + "\",\"text\":\"t\"}")).code());
  }

  @Test
  void rejectsNestingWithoutOverflow() {
    String deep = "{\"id\":\"a\",\"x\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + ",\"text\":\"t\"}";
    assertEquals("bad_json", assertThrows(BadArticle.class, () -> JsonLinesParser.parse(deep)).code());
  }

  @Test
  void mendsHalfASurrogatePair() throws BadArticle {
    assertEquals("a\uFFFDb", JsonLinesParser.parse("{\"id\":\"a\",\"text\":\"a\\ud800b\"}").text());
  }

  @Test
  void readsCarriageReturnsAndAByteOrderMark() {
    Path file = Sample.write(folder, "a.jsonl", "\uFEFF" + GOOD + "\r\n\r\n" + GOOD.replace("good", "b") + "\r\n");
    assertEquals(List.of("good", "b"), Sample.outcomes(file));
  }

  @Test
  void rejectsALineThatIsNotUtf8() {
    Path file = Sample.write(folder, "a.jsonl",
        (GOOD + "\n{\"id\":\"é\",\"text\":\"é\"}\n" + GOOD.replace("good", "b")).getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(List.of("good", "bad_encoding", "b"), Sample.outcomes(file));
  }

  @Test
  void rejectsUtf16() {
    assertEquals(List.of("bad_encoding"), Sample.outcomes(Sample.write(folder, "a.jsonl", ("\uFEFF" + GOOD)
        .getBytes(StandardCharsets.UTF_16LE))));
  }

  @Test
  void rejectsAFileWithoutLines() {
    assertEquals(List.of("empty"), Sample.outcomes(Sample.write(folder, "a.jsonl", "\n \n")));
  }

  @Test
  void rejectsAHugeLineWithoutHoldingItAndTakesTheNext() throws IOException {
    Path file = folder.resolve("huge.jsonl");
    byte[] chunk = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("{\"id\":\"huge\",\"text\":\"".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 300; i++) {
        out.write(chunk);
      }
      out.write(("\"}\n" + GOOD).getBytes(StandardCharsets.US_ASCII));
    }
    List<Received> found = Sample.read(file);
    assertEquals("too_large", Sample.rejected(found.get(0)).code());
    assertTrue(Sample.rejected(found.get(0)).message().contains("300000023 bytes"), found.get(0)::toString);
    assertEquals("good", Sample.article(found.get(1)).id());
  }
}
