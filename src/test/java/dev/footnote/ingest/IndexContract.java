package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.news.Article;
import dev.footnote.news.Pages;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Copies;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.PassageSearch;
import dev.footnote.retrieve.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every index must do behind the ports {@link PassageIndex}, {@link PassageSearch} and {@link Articles}: what is put and
 * committed is found, whole, and nothing else is.
 */
public abstract class IndexContract {
  /** Length of the vectors that are put. */
  protected static final int DIMENSION = 4;

  private static final float[] EAST = {1, 0, 0, 0};
  private static final float[] NORTH = {0, 1, 0, 0};
  private static final LocalDate TODAY = LocalDate.of(2024, 1, 1);
  private static final Filter ALL = Filter.NONE;

  protected abstract PassageIndex write();

  /** The committed state. */
  protected abstract PassageSearch search();

  /** The committed state. */
  protected abstract Articles articles();

  private Copies copies() {
    return (Copies) articles();
  }

  private void put(String id, String text, float[] vector) {
    try (PassageIndex index = write()) {
      index.put(indexed(id, text), "print of " + text, List.of(vector));
      index.commit();
    }
  }

  private static Indexed indexed(String id, String text) {
    Source source = new Source(id, "Title", Optional.empty(), Optional.of("Gazette"),
        Optional.of(Published.on(LocalDate.of(2023, 5, 1))), "en", List.of("sea", "news"));
    var sentences = Sentences.split(text);
    return new Indexed(new Article(source, text, new Pages(List.of(0, 8))), sentences, Passages.of(text, sentences));
  }

  private List<String> find(String words, float[] vector, Filter filter, int limit) {
    PassageSearch search = search();
    return search.candidates(new Query(words, TODAY, filter, limit), vector).stream()
        .map(c -> search.load(c).article().id()).sorted().toList();
  }

  @Test
  void anEmptyIndexFindsNothing() {
    try (PassageIndex index = write()) {
      index.commit();
    }
    assertEquals(List.of(), find("ferries", EAST, ALL, 10));
    assertEquals(0, articles().count());
    assertEquals(List.of(), articles().page("", 10));
  }

  @Test
  void findsByWordsAndByMeaningWithoutDoubles() {
    put("a", "Ferries sail at dawn.", EAST);
    put("b", "Trains leave at noon.", NORTH);
    put("c", "Planes rest at night.", new float[] {0, 0, 1, 0});
    assertEquals(List.of("a", "b"), find("ferries", NORTH, ALL, 1));
    assertEquals(List.of("a"), find("ferries", EAST, ALL, 1));
  }

  @Test
  void scoresTellWhatMatched() {
    put("a", "Ferries sail at dawn.", EAST);
    put("b", "Trains leave at noon.", NORTH);
    for (Candidate c : search().candidates(new Query("ferries", TODAY, ALL, 10), EAST)) {
      boolean ferries = c.article().equals(Source.keyOf("a"));
      assertEquals(ferries, c.words() > 0);
      assertEquals(ferries ? 1 : 0, c.meaning(), 1e-6);
      assertEquals(Optional.of(LocalDate.of(2023, 5, 1)), c.published());
    }
  }

  @Test
  void givesBackTheArticleAsItWasPut() {
    String text = "Ferries 😀 sail\u200B at dawn.\n\nThey return at dusk.";
    put("a", text, EAST);
    PassageSearch search = search();
    Indexed found = search.load(search.candidates(new Query("ferries", TODAY, ALL, 1), EAST).getFirst());
    assertEquals(indexed("a", text), found);
  }

  @Test
  void refusesACandidateThatIsNotItsOwn() {
    put("a", "Ferries sail at dawn.", EAST);
    Candidate foreign = new Candidate("x", 0, Optional.empty(), 0, 0, 0, 0, 0, 999_999);
    assertThrows(IllegalArgumentException.class, () -> search().load(foreign));
  }

  @Test
  void leavesOutWhatTheFilterLeavesOut() {
    put("a", "Ferries sail at dawn.", EAST);
    List<Filter> through = List.of(days("2023-05-01", "2023-05-01"), of(Set.of("Gazette"), Set.of(), Set.of()),
        of(Set.of(), Set.of("news", "other"), Set.of()), of(Set.of(), Set.of(), Set.of("a")));
    List<Filter> out = List.of(days("2023-05-02", "2024-01-01"), days("2020-01-01", "2023-04-30"),
        of(Set.of("gazette"), Set.of(), Set.of()), of(Set.of(), Set.of("land"), Set.of()),
        of(Set.of("Gazette"), Set.of(), Set.of("b")));
    through.forEach(filter -> assertEquals(List.of("a"), find("ferries", EAST, filter, 10), filter.toString()));
    out.forEach(filter -> assertEquals(List.of(), find("ferries", EAST, filter, 10), filter.toString()));
  }

  private static Filter days(String from, String to) {
    return new Filter(Optional.of(LocalDate.parse(from)), Optional.of(LocalDate.parse(to)), Set.of(), Set.of(), Set.of());
  }

  private static Filter of(Set<String> publishers, Set<String> tags, Set<String> articles) {
    return new Filter(Optional.empty(), Optional.empty(), publishers, tags, articles);
  }

  @Test
  void takesAnyQuestionAsWords() {
    put("a", "Ferries sail at dawn.", EAST);
    for (String hostile : List.of("", "()", "AND OR NOT", "a:b^2~", "\"", "*?", "\u0000", "\uD800", "ferries ".repeat(500))) {
      assertEquals(List.of("a"), find(hostile, EAST, ALL, 10), hostile);
    }
  }

  @Test
  void replacesTheArticleOfTheSameId() {
    put("a", "Ferries sail at dawn.", EAST);
    put("a", "Ferries sail at noon.", NORTH);
    assertEquals(1, articles().count());
    assertEquals("Ferries sail at noon.", articles().byKey(Source.keyOf("a")).orElseThrow().text());
    assertEquals(1, find("ferries dawn", EAST, ALL, 10).size());
  }

  @Test
  void remembersFingerprints() {
    put("a", "Ferries sail at dawn.", EAST);
    try (PassageIndex index = write()) {
      assertEquals(Optional.of("print of Ferries sail at dawn."), index.fingerprint("a"));
      assertEquals(Optional.empty(), index.fingerprint("b"));
    }
  }

  @Test
  void deletesWholeAndTellsWhetherThereWasSomething() {
    put("a", "Ferries sail at dawn.", EAST);
    try (PassageIndex index = write()) {
      assertTrue(index.delete("a"));
      assertFalse(index.delete("a"));
      assertEquals(Optional.empty(), index.fingerprint("a"));
      index.commit();
    }
    assertEquals(0, articles().count());
    assertEquals(List.of(), find("ferries", EAST, ALL, 10));
  }

  @Test
  void nothingIsSeenBeforeACommit() {
    put("a", "Ferries sail at dawn.", EAST);
    try (PassageIndex index = write()) {
      index.put(indexed("b", "Trains leave."), "f", List.of(NORTH));
      index.delete("a");
      assertEquals(1, articles().count());
    }
    assertEquals(List.of("a"), find("ferries trains", EAST, ALL, 10));
  }

  @Test
  void pagesRunInTheOrderOfKeysAndMissNothing() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 7; i++) {
      put("id " + i, "Text " + i + ".", EAST);
      ids.add("id " + i);
    }
    List<Article> seen = new ArrayList<>();
    String after = "";
    for (List<Article> page = articles().page(after, 3); !page.isEmpty(); page = articles().page(after, 3)) {
      seen.addAll(page);
      after = page.getLast().source().key();
    }
    assertEquals(7, seen.size());
    assertEquals(ids, new HashSet<>(seen.stream().map(Article::id).toList()));
    assertEquals(seen.stream().sorted(Comparator.comparing(a -> a.source().key())).toList(), seen);
  }

  @Test
  void remembersObjectsBesideArticlesAndFindsThemByNoSearch() {
    Tracked flood = new Tracked("articles/flood.md", "0A1", "\"e\"", List.of("a", "b"), Optional.empty(), Optional.empty());
    Tracked fire = new Tracked("articles/fire.md", "", "", List.of(), Optional.of(new Tracked.Reason("empty", "no text")),
        Optional.of(Instant.parse("2026-01-31T12:00:00Z")));
    put("a", "Ferries sail at dawn.", EAST);
    String name = articles().snapshot();
    try (TrackedIndex index = (TrackedIndex) write()) {
      index.track(flood);
      index.track(fire);
      index.track(flood);
      index.commit();
    }
    try (TrackedIndex index = (TrackedIndex) write()) {
      assertEquals(List.of(fire, flood), index.tracked());
      assertEquals(Optional.of(flood), index.tracked("articles/flood.md"));
      index.untrack("articles/flood.md");
      index.track(new Tracked("articles/fire.md", "2", "x", List.of(), Optional.empty(), Optional.empty()));
      index.commit();
    }
    try (TrackedIndex index = (TrackedIndex) write()) {
      assertEquals(List.of("2"), index.tracked().stream().map(Tracked::sequencer).toList());
    }
    assertEquals(1, articles().count());
    assertEquals(name, articles().snapshot());
    assertEquals(List.of("a"), find("ferries flood", EAST, ALL, 10));
  }

  @Test
  void findsNoArticleByAnUnknownKey() {
    put("a", "Ferries sail at dawn.", EAST);
    assertEquals(Optional.empty(), articles().byKey("nothing"));
  }

  @Test
  void theContentAloneNamesASnapshot() {
    put("a", "Ferries sail at dawn.", EAST);
    String first = articles().snapshot();
    put("b", "Trains leave at noon.", NORTH);
    assertNotEquals(first, articles().snapshot());
    try (PassageIndex index = write()) {
      index.delete("b");
      index.commit();
    }
    assertEquals(first, articles().snapshot());
  }

  @Test
  void findsTheCopiesOfAnArticleAndNoOthers() {
    String agency = "Divers found the wreck of the cargo ship Alma in the strait on Tuesday. The ship sank in 1911 with 43 people"
        + " aboard, and nobody had seen it since. The harbour office said that it lies 61 metres down.";
    put("c", agency, EAST);
    put("b", "(Agency) " + agency + " It will stay there.", EAST);
    put("a", "The mill burned down on Sunday, and 43 people lost their work, as the harbour office said.", EAST);
    Article article = articles().byKey(Source.keyOf("c")).orElseThrow();
    assertEquals(List.of("b"), copies().copies(article).stream().map(Article::id).toList());
    try (PassageIndex index = write()) {
      index.delete("b");
      index.commit();
    }
    assertEquals(List.of(), copies().copies(article));
  }
}
