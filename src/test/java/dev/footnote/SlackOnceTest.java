package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.extract.FileSource;
import dev.footnote.ingest.Ingester;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.retrieve.Embedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small slice of what {@code scripts/slack-figures} measures. */
class SlackOnceTest {
  @Test
  void everyQuestionIsAnsweredOnceThoughWorkersAreKilled(@TempDir Path folder) throws IOException, InterruptedException {
    Embedder embedder = Wiring.shippedEmbedder();
    try (LuceneWriter writer = new Wiring(embedder, 0, Optional.empty(), Callers.open()).write(folder)) {
      Path articles = Path.of("src/test/resources/corpus/articles/nis-joins-cyber-centre.md");
      new Ingester(embedder, writer, (_, _) -> { }).ingest(new FileSource(List.of(articles)));
    }
    SlackOnce.Outcome outcome = SlackOnce.run(new SlackOnce.Plan(16, 4, 9, 2, 7), List.of("When did the NIS apply?"), folder);

    assertEquals(16, outcome.answered(), outcome.toString());
    assertEquals(0, outcome.doubled(), outcome.toString());
    assertEquals(0, outcome.lost(), outcome.toString());
    assertEquals(List.of(), outcome.problems());
    assertTrue(outcome.killed() >= 1, "no worker was killed in mid-work: " + outcome);
  }
}
