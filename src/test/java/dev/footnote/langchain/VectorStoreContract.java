package dev.footnote.langchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Passages;
import dev.footnote.ingest.Sentences;
import dev.footnote.ingest.Tombstones;
import dev.footnote.ingest.TombstonesContract;
import dev.footnote.news.Article;
import dev.footnote.news.Pages;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.SearchException;
import dev.footnote.retrieve.Withdrawal;
import dev.footnote.retrieve.Withdrawals;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an index of vectors alone must do over every embedding store; its withdrawals too. */
abstract class VectorStoreContract extends TombstonesContract {
  private static final float[] EAST = {1, 0, 0};
  private static final float[] NORTH = {0, 1, 0};

  /** The same, at first empty, store at each call. */
  abstract EmbeddingStore<TextSegment> store();

  private VectorStore vectors(String model) {
    return new VectorStore(store(), "the store", model, 3);
  }

  private VectorStore vectors() {
    return vectors("m");
  }

  @Override
  protected Tombstones tombstones() {
    return vectors().tombstones();
  }

  private static Indexed indexed(String id, String text) {
    Source source = new Source(id, "Title", Optional.empty(), Optional.of("O'Gazette"),
        Optional.of(Published.on(LocalDate.of(2023, 5, 1))), "en", List.of("sea's", "news"));
    var sentences = Sentences.split(text);
    return new Indexed(new Article(source, text, new Pages(List.of(0, 8))), sentences, Passages.of(text, sentences));
  }

  private void put(String id, String text, float[] vector) {
    try (EmbeddingStoreWriter writer = vectors().write()) {
      writer.put(indexed(id, text), "print of " + text, List.of(vector));
      writer.commit();
    }
  }

  private List<Candidate> candidates(float[] vector, Filter filter, int limit) {
    return vectors().open().candidates(new Query("words are not looked at", LocalDate.EPOCH, filter, limit), vector);
  }

  private List<String> find(float[] vector, Filter filter, int limit) {
    EmbeddingStoreIndex index = vectors().open();
    return candidates(vector, filter, limit).stream().map(c -> index.load(c).article().id()).toList();
  }

  @Test
  void findsByMeaningAndGivesBackTheArticleWhole() {
    String text = "Ferries 😀 sail\u200B at dawn, 'they' say.\n\nThey return\u0000 at dusk.";
    put("a", text, EAST);
    put("b", "Trains leave at noon.", NORTH);
    assertEquals(List.of("a", "b"), find(EAST, Filter.NONE, 10));
    assertEquals(List.of("b"), find(NORTH, Filter.NONE, 1));
    Candidate best = candidates(EAST, Filter.NONE, 1).getFirst();
    assertEquals(1, best.meaning(), 1e-5);
    assertEquals(0, best.words());
    assertEquals(Optional.of(LocalDate.of(2023, 5, 1)), best.published());
    assertEquals(indexed("a", text), vectors().open().load(best));
  }

  @Test
  void leavesOutWhatTheFilterLeavesOut() {
    put("a", "Ferries sail at dawn.", EAST);
    LocalDate day = LocalDate.of(2023, 5, 1);
    Filter none = Filter.NONE;
    for (Filter through : List.of(days(day, day), of(Set.of("O'Gazette"), Set.of(), Set.of()),
        of(Set.of(), Set.of("sea's", "x' or '1'='1"), Set.of()), of(Set.of(), Set.of(), Set.of("a")),
        of(Set.of("O'Gazette"), Set.of("news", "x"), Set.of("a")))) {
      assertEquals(List.of("a"), find(EAST, through, 10), through.toString());
    }
    for (Filter out : List.of(days(day.plusDays(1), day.plusDays(9)), days(day.minusDays(9), day.minusDays(1)),
        of(Set.of("Gazette"), Set.of(), Set.of()), of(Set.of(), Set.of("x' or '1'='1"), Set.of()),
        of(Set.of("O'Gazette"), Set.of(), Set.of("b")))) {
      assertEquals(List.of(), find(EAST, out, 10), out.toString());
    }
    assertEquals(List.of("a"), find(EAST, none, 10));
    assertEquals(Optional.empty(), vectors().open().byKey("' or '1'='1"));
  }

  private static Filter days(LocalDate from, LocalDate to) {
    return new Filter(Optional.of(from), Optional.of(to), Set.of(), Set.of(), Set.of());
  }

  private static Filter of(Set<String> publishers, Set<String> tags, Set<String> articles) {
    return new Filter(Optional.empty(), Optional.empty(), publishers, tags, articles);
  }

  @Test
  void replacesByRevisionDeletesAndCounts() {
    put("a", "Ferries sail at dawn.", EAST);
    put("b", "Trains leave at noon.", NORTH);
    String both = vectors().open().snapshot();
    Candidate old = candidates(EAST, Filter.NONE, 1).getFirst();
    put("a", "Ferries stay in port.", EAST);
    assertEquals("Ferries stay in port.", vectors().open().byKey(Source.keyOf("a")).orElseThrow().text());
    assertThrows(IllegalArgumentException.class, () -> vectors().open().load(old));
    assertEquals(2, candidates(EAST, Filter.NONE, 10).size());
    assertEquals(2, vectors().open().count());
    assertNotEquals(both, vectors().open().snapshot());
    put("a", "Ferries sail at dawn.", EAST);
    assertEquals(both, vectors().open().snapshot());
    assertEquals(2, vectors().open().page("", 10).size());
    try (EmbeddingStoreWriter writer = vectors().write()) {
      assertEquals(Optional.of("print of Trains leave at noon."), writer.fingerprint("b"));
      assertTrue(writer.delete("b"));
      assertFalse(writer.delete("b"));
      assertFalse(writer.delete("c"));
      writer.commit();
    }
    assertEquals(List.of("a"), find(NORTH, Filter.NONE, 10));
    assertEquals(1, vectors().open().count());
    assertEquals(List.of(), vectors().check(Withdrawals.NONE).faults());
  }

  @Test
  void nothingIsSeenBeforeACommit() {
    put("a", "Ferries sail at dawn.", EAST);
    try (EmbeddingStoreWriter writer = vectors().write()) {
      writer.put(indexed("b", "Trains leave."), "f", List.of(NORTH));
      writer.delete("a");
    }
    assertEquals(List.of("a"), find(NORTH, Filter.NONE, 10));
  }

  @Test
  void pagesRunInTheOrderOfKeys() {
    for (int i = 0; i < 5; i++) {
      put("id " + i, "Text " + i + ".", EAST);
    }
    List<Article> first = vectors().open().page("", 3);
    List<Article> second = vectors().open().page(first.getLast().source().key(), 3);
    assertEquals(3, first.size());
    assertEquals(2, second.size());
    assertTrue(first.getLast().source().key().compareTo(second.getFirst().source().key()) < 0);
  }

  @Test
  void anEmptyStoreAndOneOfAnotherModelAreToldApart() {
    assertTrue(vectors().find().isEmpty());
    put("a", "Ferries sail at dawn.", EAST);
    SearchException e = assertThrows(SearchException.class, () -> vectors("other").open());
    assertTrue(String.valueOf(e.getMessage()).contains("embedding model m (3 dimensions)"), e.getMessage());
    assertThrows(SearchException.class, () -> vectors("other").write());
  }

  @Test
  void theCheckTellsOfAWithdrawnArticle() {
    put("a", "Ferries sail at dawn.", EAST);
    Withdrawals withdrawn = new Withdrawals(List.of(new Withdrawal("a", "wrong", Instant.EPOCH)));
    assertTrue(vectors().check(withdrawn).faults().getFirst().contains("is withdrawn but still there"));
  }
}
