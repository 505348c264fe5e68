package dev.footnote.ingest;

import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.EmbedderContract;
import dev.footnote.retrieve.HashEmbedder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheContractTest extends EmbedderContract {
  private EmbeddingCache cache;

  @BeforeEach
  void open(@TempDir Path folder) {
    cache = new EmbeddingCache(new HashEmbedder(), folder);
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Override
  protected Embedder embedder() {
    return cache;
  }
}
