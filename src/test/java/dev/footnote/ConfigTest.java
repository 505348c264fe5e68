package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.answer.Prices;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void nothingHasToBeSet() {
    assertEquals(new Config(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 4,
        Path.of(".footnote/embeddings"), Optional.empty(), Optional.empty(), IngestSettings.NONE),
        Config.of(Map.of("PATH", "/bin")));
  }

  @Test
  void readsEverySetting() {
    assertEquals(new Config(Optional.of(Path.of("/i")), Optional.of("s3://b/p"), List.of(HASH, HASH), Optional.of("notes"), 0,
        Path.of("/c"), Optional.empty(), Optional.empty(), new IngestSettings(Optional.of("s3://b/articles"), Optional.of("https://sqs/q"),
            Optional.of("https://sqs/d"), List.of(URI.create("https://a.example/feed"), URI.create("https://b.example/")))),
        Config.of(Map.ofEntries(Map.entry("FOOTNOTE_INDEX", "/i"), Map.entry("FOOTNOTE_SNAPSHOT", "s3://b/p"),
            Map.entry("FOOTNOTE_MODEL", "none"), Map.entry("FOOTNOTE_API_KEY_HASHES", HASH + "," + HASH),
            Map.entry("FOOTNOTE_TABLE", "notes"), Map.entry("FOOTNOTE_READER_WINDOWS", "0"),
            Map.entry("FOOTNOTE_CACHE", "/c"), Map.entry("FOOTNOTE_ARTICLES", "s3://b/articles"),
            Map.entry("FOOTNOTE_QUEUE", "https://sqs/q"), Map.entry("FOOTNOTE_DEAD_LETTERS", "https://sqs/d"),
            Map.entry("FOOTNOTE_FEEDS", "https://a.example/feed, https://b.example/"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"13", "-1", "four", "1.5"})
  void refusesANumberOfWindowsThatIsOutOfRange(String windows) {
    Config.Invalid e =
        assertThrows(Config.Invalid.class, () -> Config.of(Map.of("FOOTNOTE_READER_WINDOWS", windows)));
    assertTrue(String.valueOf(e.getMessage()).contains("[0..12]"));
  }

  @Test
  void wrongIngestSettingsNameValueAndRemedy() {
    List<String> problems = problems(Map.of("FOOTNOTE_ARTICLES", "articles", "FOOTNOTE_QUEUE", "footnote-queue",
        "FOOTNOTE_FEEDS", "https://a.example/,ftp://b.example/"));
    assertEquals(3, problems.size(), problems.toString());
    assertTrue(problems.getLast().contains("\"ftp://b.example/\""), problems.toString());
  }

  @Test
  void setToNothingIsNotSet() {
    assertEquals(Config.of(Map.of()), Config.of(Map.of("FOOTNOTE_INDEX", "", "FOOTNOTE_API_KEY_HASHES", " ")));
  }

  @Test
  void tellsEveryProblemAtOnce() {
    List<String> problems = problems(Map.of("FOOTNOTE_MODEL", "bedrok:x", "FOOTNOTE_SNAPSHOT", "bucket/x",
        "FOOTNOTE_API_KEY_HASHES", "abc", "FOOTNOTE_INDEX", "a\0b", "FOOTNOTE_TYPO", "1", "FOOTNOTE_TABLE", "a b"));
    assertEquals(6, problems.size(), problems.toString());
  }

  @Test
  void namesTheSettingItsValueAndTheRemedy() {
    assertEquals("FOOTNOTE_SNAPSHOT is \"bucket/x\", which is no place in S3. Write s3://bucket/prefix, for example"
        + " s3://my-articles/snapshots.", problems(Map.of("FOOTNOTE_SNAPSHOT", "bucket/x")).getFirst());
  }

  @Test
  void aMisspeltNameIsAProblem() {
    assertTrue(problems(Map.of("FOOTNOTE_INDX", "x")).getFirst().startsWith("FOOTNOTE_INDX is not a setting."));
  }

  @Test
  void keysShowNeitherInTextNorInProblems() {
    assertFalse(Config.of(Map.of("FOOTNOTE_API_KEY_HASHES", HASH)).toString().contains(HASH));
    assertFalse(problems(Map.of("FOOTNOTE_API_KEY_HASHES", HASH + "0")).getFirst().contains(HASH));
  }

  @Test
  void readsTheModelAndItsSettings() {
    ModelSettings model = Config.of(Map.of("FOOTNOTE_MODEL", "openai:qwen3:8b", "FOOTNOTE_MODEL_URL",
        "http://localhost:11434/v1",
        "FOOTNOTE_MODEL_KEY", "sk-secret", "FOOTNOTE_MODEL_TOKENS", "900", "FOOTNOTE_PRICES",
            "qwen=1/2")).model().orElseThrow();
    assertEquals("qwen3:8b", model.id());
    assertEquals(900, model.tokens());
    assertEquals(Map.of("qwen", new Prices.Price(1, 2)), model.prices().table());
    assertFalse(model.toString().contains("sk-secret"));
  }

  @Test
  void aWrongModelSettingNamesValueAndRemedy() {
    List<String> problems = problems(Map.of("FOOTNOTE_MODEL", "gpt", "FOOTNOTE_MODEL_URL", "localhost",
        "FOOTNOTE_MODEL_TOKENS", "12",
        "FOOTNOTE_PRICES", "x=1"));
    assertEquals(4, problems.size(), problems.toString());
    assertTrue(problems.stream().anyMatch(p -> p.startsWith("FOOTNOTE_PRICES holds \"x=1\", which is no price.")),
        problems.toString());
  }

  private static List<String> problems(Map<String, String> environment) {
    return String.valueOf(assertThrows(Config.Invalid.class, () -> Config.of(environment)).getMessage()).lines().toList();
  }
}
