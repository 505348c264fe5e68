package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.answer.Prices;
import dev.footnote.http.Budgets;
import dev.footnote.http.Cors;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void nothingHasToBeSet() {
    assertEquals(new Config(Optional.empty(), Optional.empty(), CallerSettings.OPEN, Optional.empty(), 3,
        Path.of(".footnote/feedback.jsonl"), Path.of(".footnote/embeddings"), Optional.empty(), Optional.empty(), IngestSettings.NONE,
        new StoreSettings.Files()),
        Config.of(Map.of("PATH", "/bin")));
  }

  @Test
  void readsEverySetting() {
    assertEquals(new Config(Optional.of(Path.of("/i")), Optional.of("s3://b/p"), CallerSettings.OPEN, Optional.of("notes"), 0,
        Path.of("/f"), Path.of("/c"), Optional.empty(), Optional.empty(), new IngestSettings(
            Optional.of("s3://b/articles"), Optional.of("https://sqs/q"), Optional.of("https://sqs/d"),
            List.of(URI.create("https://a.example/feed"), URI.create("https://b.example/"))),
        new StoreSettings.Files()),
        Config.of(Map.ofEntries(Map.entry("FOOTNOTE_INDEX", "/i"), Map.entry("FOOTNOTE_SNAPSHOT", "s3://b/p"),
            Map.entry("FOOTNOTE_MODEL", "none"), Map.entry("FOOTNOTE_TABLE", "notes"),
            Map.entry("FOOTNOTE_READER_WINDOWS", "0"), Map.entry("FOOTNOTE_FEEDBACK", "/f"),
            Map.entry("FOOTNOTE_CACHE", "/c"), Map.entry("FOOTNOTE_ARTICLES", "s3://b/articles"),
            Map.entry("FOOTNOTE_QUEUE", "https://sqs/q"), Map.entry("FOOTNOTE_DEAD_LETTERS", "https://sqs/d"),
            Map.entry("FOOTNOTE_FEEDS", "https://a.example/feed, https://b.example/"))));
  }

  @Test
  void readsEverySettingOfCallers() {
    CallerSettings callers = Config.of(Map.of("FOOTNOTE_API_KEY_HASHES", HASH + ",chat:" + HASH,
        "FOOTNOTE_CORS_ORIGINS", "https://Chat.example, http://localhost:3000", "FOOTNOTE_REQUESTS_PER_MINUTE", "60",
        "FOOTNOTE_TOKENS_PER_DAY", "100000", "FOOTNOTE_OVER_BUDGET", "extractive", "FOOTNOTE_CONVERSATION_HOURS", "1",
        "FOOTNOTE_CONVERSATION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")).callers();
    assertEquals("2 keys", callers.keys().toString());
    assertEquals(new Cors(Set.of("https://chat.example", "http://localhost:3000")), callers.cors());
    assertEquals(new Budgets.Rules(60, 100_000, Budgets.Over.EXTRACTIVE), callers.rules());
    assertEquals(Duration.ofHours(1), callers.remembered());
    assertEquals(32, callers.conversationKey().orElseThrow().bytes().length);
  }

  @Test
  void anOpenSearchDomainTellsByItsNameHowToLogIn() {
    assertEquals(openSearch("https://search-x.eu-central-1.es.amazonaws.com", "footnote", "es", Optional.of("eu-central-1")),
        store(Map.of("FOOTNOTE_OPENSEARCH_URL", "https://search-x.eu-central-1.es.amazonaws.com")));
    assertEquals(openSearch("https://x.us-gov-west-1.aoss.amazonaws.com", "news", "aoss", Optional.of("us-gov-west-1")),
        store(Map.of("FOOTNOTE_OPENSEARCH_URL", "https://x.us-gov-west-1.aoss.amazonaws.com", "FOOTNOTE_OPENSEARCH_INDEX", "news")));
    assertEquals(openSearch("http://localhost:9200", "footnote", "none", Optional.empty()),
        store(Map.of("FOOTNOTE_OPENSEARCH_URL", "http://localhost:9200")));
    assertEquals(openSearch("https://search.example", "footnote", "es", Optional.of("eu-west-1")),
        store(Map.of("FOOTNOTE_OPENSEARCH_URL", "https://search.example", "FOOTNOTE_OPENSEARCH_AUTH", "es",
            "FOOTNOTE_OPENSEARCH_REGION", "eu-west-1")));
    StoreSettings basic = store(Map.of("FOOTNOTE_OPENSEARCH_URL", "http://localhost:9200", "FOOTNOTE_OPENSEARCH_USER", "admin",
        "FOOTNOTE_OPENSEARCH_PASSWORD", "hidden"));
    assertTrue(basic.toString().contains("auth=basic") && !basic.toString().contains("hidden"), basic.toString());
  }

  private static StoreSettings openSearch(String url, String index, String auth, Optional<String> region) {
    return new StoreSettings.OpenSearch(URI.create(url), index, auth, region, "", "");
  }

  private static StoreSettings store(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("FOOTNOTE_STORE", "opensearch");
    return Config.of(all).store();
  }

  @Test
  void wrongSettingsOfTheStoreNameValueAndRemedy() {
    assertTrue(problems(Map.of("FOOTNOTE_STORE", "oracle")).getFirst().contains("lucene, opensearch or pgvector"));
    List<String> pgvector = problems(Map.of("FOOTNOTE_STORE", "pgvector", "FOOTNOTE_PGVECTOR_URL", "postgres://u:hidden@h/d?x=hidden",
        "FOOTNOTE_PGVECTOR_TABLE", "a;drop"));
    assertEquals(2, pgvector.size(), pgvector.toString());
    assertFalse(pgvector.toString().contains("hidden"), pgvector.toString());
    StoreSettings store = Config.of(Map.of("FOOTNOTE_STORE", "pgvector", "FOOTNOTE_PGVECTOR_URL",
        "jdbc:postgresql://localhost/news?password=hidden", "FOOTNOTE_PGVECTOR_PASSWORD", "hidden")).store();
    assertEquals("PgVector[jdbc:postgresql://localhost/news, table=footnote, user=]", store.toString());
    assertTrue(problems(Map.of("FOOTNOTE_STORE", "opensearch")).getFirst().contains("FOOTNOTE_OPENSEARCH_URL is not set"));
    assertTrue(problems(Map.of("FOOTNOTE_STORE", "opensearch", "FOOTNOTE_OPENSEARCH_URL", "localhost:9200")).getFirst()
        .contains("no web address"));
    List<String> problems = problems(Map.of("FOOTNOTE_STORE", "opensearch", "FOOTNOTE_OPENSEARCH_URL", "http://localhost:9200",
        "FOOTNOTE_OPENSEARCH_INDEX", "News", "FOOTNOTE_OPENSEARCH_AUTH", "basic", "FOOTNOTE_OPENSEARCH_REGION", "Frankfurt",
        "FOOTNOTE_OPENSEARCH_PASSWORD", "hidden"));
    assertEquals(3, problems.size(), problems.toString());
    assertFalse(problems.toString().contains("hidden"), problems.toString());
  }

  @Test
  void aWrongSettingOfCallersNamesTheRemedy() {
    List<String> problems = problems(Map.of("FOOTNOTE_API_KEY_HASHES", HASH + "," + HASH + "," + HASH,
        "FOOTNOTE_CORS_ORIGINS", "*", "FOOTNOTE_REQUESTS_PER_MINUTE", "-1", "FOOTNOTE_TOKENS_PER_DAY", "many",
        "FOOTNOTE_OVER_BUDGET", "stop", "FOOTNOTE_CONVERSATION_HOURS", "0", "FOOTNOTE_CONVERSATION_KEY", "c2hvcnQ="));
    assertEquals(7, problems.size(), problems.toString());
    assertTrue(problems.getFirst().contains("scripts/key NAME"), problems.getFirst());
    assertFalse(problems.toString().contains("c2hvcnQ=") || problems.toString().contains(HASH), problems.toString());
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

  @ParameterizedTest
  @ValueSource(strings = {"FOOTNOTE_MODEL_URL", "FOOTNOTE_SLACK_QUEUE", "FOOTNOTE_SLACK_API", "FOOTNOTE_QUEUE",
      "FOOTNOTE_DEAD_LETTERS", "FOOTNOTE_FEEDS"})
  void anAddressThatIsNoneIsToldWithItsValueAndTheRemedy(String name) {
    for (String wrong : List.of("localhost:8080", "https://", "https://h/{id}", "https://h/%zz", "https://h|x/", "ftp://h/",
        "http://a_b/", "http://[::1/", "http://h:99999/", "file:///etc/passwd")) {
      List<String> problems = problems(Map.of(name, wrong));
      assertEquals(1, problems.size(), problems.toString());
      assertTrue(problems.getFirst().startsWith(name) && problems.getFirst().contains("\"" + wrong + "\", which is no web"
          + " address") && problems.getFirst().endsWith("."), problems.getFirst());
    }
    assertFalse(problems(Map.of(name, "https://me:secret@h/")).getFirst().contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:11434/v1", "https://sqs.eu-central-1.amazonaws.com/1/q", "http://[::1]:8080/",
      "HTTPS://h"})
  void anAddressIsTaken(String address) {
    Config config = Config.of(Map.of("FOOTNOTE_MODEL", "openai:m", "FOOTNOTE_MODEL_URL", address, "FOOTNOTE_QUEUE", address,
        "FOOTNOTE_FEEDS", address + "?page=1"));
    assertEquals(Optional.of(URI.create(address)), config.model().orElseThrow().url());
    assertEquals(Optional.of(address), config.ingest().queue());
    assertEquals(List.of(URI.create(address + "?page=1")), config.ingest().feeds());
  }

  @Test
  void nothingIsAppendedToAQuery() {
    assertTrue(problems(Map.of("FOOTNOTE_MODEL_URL", "https://h/v1?key=1")).getFirst().contains("without user, query"));
  }

  private static List<String> problems(Map<String, String> environment) {
    return String.valueOf(assertThrows(Config.Invalid.class, () -> Config.of(environment)).getMessage()).lines().toList();
  }
}
