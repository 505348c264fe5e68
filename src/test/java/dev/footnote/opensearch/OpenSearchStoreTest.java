package dev.footnote.opensearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Checked;
import dev.footnote.ingest.Passages;
import dev.footnote.ingest.Sentences;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.opensearch.OpenSearchProxy.Fate;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Withdrawal;
import dev.footnote.retrieve.Withdrawals;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What only a store on another machine can do wrong, against a real OpenSearch behind a proxy that breaks things. */
class OpenSearchStoreTest {
  private static final float[] EAST = {1, 0};
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final OpenSearchProxy proxy = new OpenSearchProxy();
  private final String name = "store-" + UUID.randomUUID();
  private final OpenSearchStore store = new OpenSearchStore(proxy.url(), name, new Login.Open());

  @AfterEach
  void close() {
    store.close();
    proxy.close();
  }

  private OpenSearchWriter write() {
    return write(NOW);
  }

  private OpenSearchWriter write(Instant now) {
    return store.write("m", 2, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Indexed indexed(String id, String text) {
    var sentences = Sentences.split(text);
    return new Indexed(new Article(Source.of(id, "Title"), text), sentences, Passages.of(text, sentences));
  }

  private static void put(OpenSearchWriter writer, String id, String text) {
    Indexed indexed = indexed(id, text);
    writer.put(indexed, text, indexed.passages().stream().map(_ -> EAST).toList());
  }

  private List<Candidate> find(String words) {
    return store.open("m", 2).candidates(new Query(words, LocalDate.EPOCH, Filter.NONE, 10), EAST);
  }

  private Checked check() {
    return store.check("m", 2, Withdrawals.NONE);
  }

  private static String refused(Executable call) {
    return String.valueOf(assertThrows(OpenSearchException.class, call).getMessage());
  }

  @Test
  void anIndexThatIsNotThereIsToldWithTheCommandThatMakesOne() {
    assertTrue(refused(() -> store.open("m", 2)).contains("There is no index " + name));
  }

  @Test
  void anIndexOfAnotherModelDimensionOrFormatIsRefused() {
    write().commit();
    assertTrue(refused(() -> store.open("other", 2)).contains("embedding model m (2 dimensions)"));
    assertTrue(refused(() -> store.write("m", 3, Clock.systemUTC())).contains("the one in use is m (3"));
    Server server = new Server(OpenSearchPeer.url(), new Login.Open());
    new Place(server, "foreign-" + name).create(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
    server.close();
    try (OpenSearchStore foreign = new OpenSearchStore(OpenSearchPeer.url(), "foreign-" + name, new Login.Open())) {
      assertTrue(refused(() -> foreign.open("m", 2)).contains("has format none; this version reads format " + Schema.FORMAT));
      assertTrue(refused(() -> foreign.write("m", 2, Clock.systemUTC())).contains("has format none"));
    }
  }

  @Test
  void ofTwoWritersAtOneTimeTheSlowerOneIsRefusedAndLeavesNothing() {
    write().commit();
    OpenSearchWriter first = write();
    OpenSearchWriter second = write();
    put(first, "a", "Ferries sail at dawn.");
    put(second, "b", "Ferries sink at dusk.");
    first.commit();
    assertTrue(refused(second::commit).contains("Another process has changed the index"));
    assertEquals(List.of(Source.keyOf("a")), find("ferries").stream().map(Candidate::article).toList());
    assertEquals(List.of(), check().faults());
  }

  @Test
  void oneThatIsWritingKeepsOthersOutUntilItsClaimEnds() {
    write().commit();
    OpenSearchWriter broken = write();
    put(broken, "a", "Ferries sail at dawn.");
    proxy.plan(call -> call.contains("_bulk") || (call.contains("_doc/state?") && proxy.calls().stream()
        .anyMatch(c -> c.contains("_bulk"))) ? Fate.BROKEN : Fate.PASS);
    refused(broken::commit);
    proxy.plan(_ -> Fate.PASS);
    assertTrue(refused(this::write).contains("is being written by another process"));
    OpenSearchWriter later = write(NOW.plus(Duration.ofHours(1)));
    later.commit();
    assertEquals(List.of(), check().faults());
  }

  @Test
  void aWriteThatBreaksOffLeavesEachArticleWholeAndIsMendedByTheNext() {
    OpenSearchWriter before = write();
    put(before, "a", "Ferries sail at dawn.");
    put(before, "b", "Trains leave at noon.");
    before.commit();
    // The bulk calls of a commit: passages, articles, passages of before. Each in turn is the last that gets through.
    for (int passed = 0; passed < 3; passed++) {
      OpenSearchWriter writer = write();
      put(writer, "a", "Ferries stay in port, run " + passed + ".");
      writer.delete("b");
      put(writer, "c" + passed, "Ferries of another line.");
      int[] left = {passed};
      proxy.plan(call -> call.contains("_bulk") && left[0]-- <= 0 ? Fate.BROKEN : Fate.PASS);
      refused(writer::commit);
      proxy.plan(_ -> Fate.PASS);
      OpenSearchIndex index = store.open("m", 2);
      find("ferries trains").forEach(c -> index.loadAll(List.of(c)).values()
          .forEach(found -> assertTrue(found.passages().size() > c.passage())));
      OpenSearchWriter again = write();
      put(again, "a", "Ferries sail at dawn.");
      put(again, "b", "Trains leave at noon.");
      again.delete("c" + passed);
      again.commit();
      assertEquals(new Checked(2, 2, 0, List.of()), check(), "after " + passed + " calls");
      assertEquals(2, find("ferries trains").size());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Fate.class, names = {"LATER", "LOST"})
  void aBusyServerIsAskedAgainAndAnAnswerThatWasLostDoesNoHarm(Fate fate) {
    boolean[] broken = {false};
    proxy.plan(call -> {
      broken[0] = !broken[0] && !call.contains("_doc/state");
      return broken[0] ? fate : Fate.PASS;
    });
    OpenSearchWriter writer = write();
    put(writer, "a", "Ferries sail at dawn.");
    writer.commit();
    assertEquals(1, find("ferries").size());
    proxy.plan(_ -> Fate.PASS);
    assertEquals(new Checked(1, 1, 0, List.of()), check());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_create/state", "/_doc/state?"})
  void aClaimGotOrGivenBackWhoseAnswerWasLostIsKnownAsOnesOwn(String path) {
    boolean[] lost = {false};
    proxy.plan(call -> {
      boolean lose = !lost[0] && call.startsWith("PUT") && call.contains(path);
      lost[0] |= lose;
      return lose ? Fate.LOST : Fate.PASS;
    });
    OpenSearchWriter writer = write();
    put(writer, "a", "Ferries sail at dawn.");
    writer.commit();
    assertTrue(lost[0]);
    assertEquals(1, find("ferries").size());
  }

  @Test
  void anArticleThatChangedBetweenSearchAndReadingIsLeftOut() {
    OpenSearchWriter writer = write();
    put(writer, "a", "Ferries sail at dawn.");
    writer.commit();
    Candidate found = find("ferries").getFirst();
    put(writer, "a", "Ferries stay in port.");
    writer.commit();
    assertTrue(store.open("m", 2).loadAll(List.of(found)).isEmpty());
    assertFalse(store.open("m", 2).loadAll(find("ferries")).isEmpty());
  }

  @Test
  void theCheckTellsOfAWithdrawnArticle() {
    OpenSearchWriter writer = write();
    put(writer, "a", "Ferries sail at dawn.");
    writer.commit();
    List<String> faults = store.check("m", 2, new Withdrawals(List.of(new Withdrawal("a", "wrong", NOW)))).faults();
    assertTrue(faults.getFirst().contains("is withdrawn but still there"), faults.toString());
  }

  @Test
  void aServerThatIsAwayIsToldWithTheRemedy() {
    try (OpenSearchStore away = new OpenSearchStore(URI.create("http://127.0.0.1:1"), "a", new Login.Open())) {
      assertTrue(refused(() -> away.open("m", 2)).contains("Check FOOTNOTE_OPENSEARCH_URL"));
    }
  }

  @Test
  void everyCallIsSignedOrHasItsPasswordAndNoMessageShowsIt() {
    Login signed = new Login.Aws("es", "us-east-1", StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    for (Login login : List.of(signed, new Login.Basic("reader", "hidden"))) {
      proxy.headers().clear();
      try (OpenSearchStore own = new OpenSearchStore(proxy.url(), name, login)) {
        assertTrue(refused(() -> own.open("m", 2)).contains("There is no index"));
      }
      String start = login instanceof Login.Basic ? "Basic cmVhZGVyOmhpZGRlbg==" : "AWS4-HMAC-SHA256 Credential=key/";
      assertTrue(proxy.headers().stream().allMatch(h -> h.getOrDefault("Authorization", List.of("none")).getFirst().startsWith(start)));
      assertFalse(login.toString().contains("hidden"), login.toString());
    }
  }
}
