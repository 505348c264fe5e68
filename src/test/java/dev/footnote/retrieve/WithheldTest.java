package dev.footnote.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.MemoryIndex;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithheldTest {
  private static final Withdrawal THREE = new Withdrawal("three", "made up", Instant.EPOCH);

  private final HashEmbedder embedder = new HashEmbedder();
  private final MemoryIndex.Snapshot index = index();
  private Withdrawals withdrawn = Withdrawals.NONE;
  private final Withheld held = new Withheld(index, index, () -> withdrawn);

  private MemoryIndex.Snapshot index() {
    MemoryIndex made = new MemoryIndex();
    try (PassageIndex writer = made.write()) {
      new Ingester(embedder, writer, (_, _) -> {}).ingest(sink -> List.of("one", "two", "three", "four", "five").forEach(
          id -> sink.accept(new Received.Accepted(id, new Article(Source.of(id, ""), "The ferry " + id + " sank.")))));
    }
    return made.read();
  }

  private List<String> found() {
    return new HybridRetriever(held, embedder, HybridRetriever.Weights.TUNED)
        .retrieve(new Query("ferry three", LocalDate.EPOCH, Filter.NONE, 10)).stream()
        .map(hit -> hit.indexed().article().id()).sorted().toList();
  }

  @Test
  void aWithdrawalHoldsForTheNextQuestionOfTheSameIndex() {
    assertEquals(5, found().size());
    withdrawn = new Withdrawals(List.of(THREE));
    assertEquals(List.of("five", "four", "one", "two"), found());
    assertEquals(Optional.empty(), held.byKey(THREE.key()));
    assertEquals(Optional.of(THREE), held.withdrawn(THREE.key()));
    assertEquals(4, held.count());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 100})
  void pagesMissNothingAndRepeatNothing(int limit) {
    withdrawn = new Withdrawals(List.of(THREE, new Withdrawal("nobody", "x", Instant.EPOCH)));
    List<String> seen = new ArrayList<>();
    String after = "";
    for (List<Article> page = held.page(after, limit); !page.isEmpty(); page = held.page(after, limit)) {
      page.forEach(article -> seen.add(article.id()));
      after = page.getLast().source().key();
    }
    assertEquals(List.of("five", "four", "one", "two"), seen.stream().sorted().toList());
  }

  @Test
  void aReasonIsOneLine() {
    assertThrows(IllegalArgumentException.class, () -> new Withdrawal("a", "two\nlines", Instant.EPOCH));
    assertThrows(IllegalArgumentException.class, () -> new Withdrawal("a", " ", Instant.EPOCH));
    assertThrows(IllegalArgumentException.class, () -> new Withdrawal("", "x", Instant.EPOCH));
  }
}
