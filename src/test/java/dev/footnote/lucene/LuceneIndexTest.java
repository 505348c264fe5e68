package dev.footnote.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Passages;
import dev.footnote.ingest.Sentences;
import dev.footnote.news.Article;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Rarity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest {
  private static final float[] VECTOR = {1, 0, 0, 0};

  @TempDir Path folder;

  @Test
  void givesBackTheArticleAsItWasPut() {
    write("a", "Ferries sail at dawn. They return at dusk.");
    try (LuceneIndex index = open()) {
      Candidate candidate = find(index, "ferries", Filter.NONE).getFirst();
      Indexed indexed = index.load(candidate);
      assertEquals("Ferries sail at dawn. They return at dusk.", indexed.article().text());
      assertEquals(2, indexed.sentences().size());
    }
  }

  @Test
  void replacesAnArticleOfTheSameId() {
    write("a", "Ferries sail at dawn.");
    write("a", "Ferries sail at noon.");
    try (LuceneIndex index = open()) {
      assertEquals(1, index.count());
      assertEquals("Ferries sail at noon.", index.byKey(Source.keyOf("a")).orElseThrow().text());
    }
  }

  @Test
  void deletesAnArticleWhole() {
    write("a", "Ferries sail at dawn.");
    write("b", "Trains leave at noon.");
    try (LuceneWriter writer = LuceneWriter.open(folder, "m", 4)) {
      assertTrue(writer.delete("a"));
      writer.commit();
    }
    try (LuceneIndex index = open()) {
      assertEquals(1, index.count());
      assertEquals(1, find(index, "ferries trains", Filter.NONE).size());
    }
  }

  @Test
  void leavesTheIndexAsItWasWithoutACommit() {
    write("a", "Ferries sail at dawn.");
    try (LuceneWriter writer = LuceneWriter.open(folder, "m", 4)) {
      writer.put(indexed("b", "Trains leave."), "f", List.of(VECTOR));
    }
    try (LuceneIndex index = open()) {
      assertEquals(1, index.count());
    }
  }

  @Test
  void namesTheSameArticlesTheSameInAnyOrder(@TempDir Path other) {
    write("a", "Ferries sail at dawn.");
    write("b", "Trains leave at noon.");
    String name;
    try (LuceneIndex index = open()) {
      name = index.snapshot();
    }
    folder = other;
    write("b", "Trains leave at noon.");
    write("a", "Ferries sail at dawn.");
    try (LuceneIndex index = open()) {
      assertEquals(name, index.snapshot());
    }
  }

  @Test
  void refusesAnotherModelByName() {
    write("a", "Ferries sail at dawn.");
    IndexException e = assertThrows(IndexException.class, () -> LuceneIndex.open(folder, "other", 4));
    assertTrue(String.valueOf(e.getMessage()).contains("made with the embedding model m"), e.getMessage());
  }

  @Test
  void tellsHowToMakeAMissingIndex() {
    IndexException e = assertThrows(IndexException.class, () -> LuceneIndex.open(folder.resolve("none"), "m", 4));
    assertTrue(String.valueOf(e.getMessage()).contains("scripts/ingest --index"), e.getMessage());
  }

  @Test
  void leavesOutWhatTheFilterLeavesOut() {
    write("a", "Ferries sail at dawn.");
    Filter later = new Filter(Optional.of(LocalDate.of(2024, 1, 1)), Optional.empty(), Set.of(), Set.of(), Set.of());
    Filter same = new Filter(Optional.of(LocalDate.of(2023, 5, 1)), Optional.of(LocalDate.of(2023, 5, 1)),
        Set.of("Gazette"), Set.of("sea"), Set.of("a"));
    try (LuceneIndex index = open()) {
      assertEquals(0, find(index, "ferries", later).size());
      assertEquals(1, find(index, "ferries", same).size());
    }
  }

  @Test
  void wordsThatFewPassagesHaveAreToldHoweverOftenTheyStandThere() {
    try (LuceneWriter writer = LuceneWriter.open(folder, "m", 4)) {
      for (int i = 0; i < 200; i++) {
        writer.put(indexed("ferry " + i, "Ferries sail at dawn."), "f", List.of(VECTOR));
      }
      writer.put(indexed("k", "The Kestrel sails, the Kestrel sinks."), "f", List.of(VECTOR));
      writer.put(indexed("both", "The Kestrel met the Osprey among ferries."), "f", List.of(VECTOR));
      writer.commit();
    }
    try (LuceneIndex index = open()) {
      Map<String, Double> rare = find(index, "Did the Kestrel or the Osprey or the Petrel meet ferries?", Filter.NONE).stream()
          .collect(Collectors.toMap(Candidate::article, Candidate::rare));
      double kestrel = Rarity.of(2, 202);
      assertEquals(kestrel, rare.getOrDefault(Source.keyOf("k"), 0.0), 1e-5);
      assertEquals(kestrel + Rarity.of(1, 202), rare.getOrDefault(Source.keyOf("both"), 0.0), 1e-5);
      assertEquals(2, rare.values().stream().filter(value -> value > 0).count(), "ferries are common");
      assertTrue(rare.size() > 2);
    }
  }

  private LuceneIndex open() {
    return LuceneIndex.open(folder, "m", 4);
  }

  private static List<Candidate> find(LuceneIndex index, String words, Filter filter) {
    return index.candidates(new Query(words, LocalDate.of(2024, 1, 1), filter, 10), VECTOR);
  }

  private void write(String id, String text) {
    try (LuceneWriter writer = LuceneWriter.open(folder, "m", 4)) {
      writer.put(indexed(id, text), text, List.of(VECTOR));
      writer.commit();
    }
  }

  private static Indexed indexed(String id, String text) {
    Source source = new Source(id, "Title", Optional.empty(), Optional.of("Gazette"),
        Optional.of(Published.on(LocalDate.of(2023, 5, 1))), "en", List.of("sea"));
    var sentences = Sentences.split(text);
    return new Indexed(new Article(source, text), sentences, Passages.of(text, sentences));
  }
}
