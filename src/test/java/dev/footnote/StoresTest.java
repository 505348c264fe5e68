package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.extract.FileSource;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.opensearch.OpenSearchPeer;
import dev.footnote.opensearch.OpenSearchStore;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.HashEmbedder;
import dev.footnote.retrieve.PassageSearch;
import dev.footnote.retrieve.Query;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slice of {@code scripts/bench stores}: the articles and questions that come with the project. */
class StoresTest {
  private static final Path ARTICLES = Path.of("src/test/resources/corpus/articles");

  @Test
  void bothStoresFindTheSameArticleAndCiteTheSameWords() throws Exception {
    Figures figures = StoresDrill.run(StoresDrill.own(), Wiring.shippedEmbedder(), 25);
    assertTrue(figures.good(), figures.toString());
  }

  /** Words, title, phrases, rarities and meaning, whichever way a passage was found. */
  @Test
  void bothStoresGiveAPassageTheSameScores(@TempDir Path folder) {
    Embedder embedder = new HashEmbedder();
    Wiring wiring = new Wiring(embedder, 0, Optional.empty(), Callers.open());
    try (OpenSearchStore store = OpenSearchPeer.store()) {
      Remote remote = Remote.of(store, embedder);
      ingest(embedder, wiring.write(folder));
      ingest(embedder, remote.write());
      try (LuceneIndex index = wiring.open(folder)) {
        long rarities = 0;
        for (String words : List.of("When did the NIS apply to join the cyber defence centre?", "the chairman of the board's votes",
            "ferry", "Müller's café — naïve voters voting", "a b c 2022 2,000 $45.5m", "")) {
          Query query = new Query(words, LocalDate.EPOCH, Filter.NONE, 200);
          float[] vector = embedder.question(words);
          Map<String, Candidate> here = byPassage(index, query, vector);
          assertEquals(here.keySet(), byPassage(remote.open().search(), query, vector).keySet(), "all passages are found");
          rarities += here.values().stream().filter(own -> own.rare() > 0).count();
          byPassage(remote.open().search(), query, vector).forEach((passage, there) -> {
            Candidate own = here.getOrDefault(passage, there);
            String what = words + ": " + passage;
            assertEquals(own.words(), there.words(), 1e-4, what);
            assertEquals(own.title(), there.title(), 1e-4, what);
            assertEquals(own.phrases(), there.phrases(), 1e-4, what);
            assertEquals(own.rare(), there.rare(), 1e-4, what);
            assertEquals(own.meaning(), there.meaning(), 0.03, what); // files keep one byte of each of the 8 components
            assertEquals(own.published(), there.published(), what);
          });
        }
        assertTrue(rarities > 0, "some word is rare");
      }
    }
  }

  private static void ingest(Embedder embedder, PassageIndex index) {
    try (index) {
      new Ingester(embedder, index, (_, _) -> {}).ingest(new FileSource(List.of(ARTICLES)));
    }
  }

  private static Map<String, Candidate> byPassage(PassageSearch search, Query query, float[] vector) {
    return search.candidates(query, vector).stream().collect(Collectors.toMap(c -> c.article() + " " + c.passage(), c -> c));
  }
}
