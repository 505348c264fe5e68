package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {
  private final CountingEmbedder embedder = new CountingEmbedder();

  @TempDir
  private Path folder = Path.of("");

  private void assertGives(String... texts) {
    try (EmbeddingCache cache = new EmbeddingCache(embedder, folder)) {
      List<float[]> vectors = cache.passages(List.of(texts));
      assertEquals(texts.length, vectors.size());
      for (int i = 0; i < texts.length; i++) {
        assertArrayEquals(embedder.question(texts[i]), vectors.get(i));
      }
    }
  }

  @Test
  void secondRunComputesNone() {
    assertGives("one", "three");
    assertGives("three", "one");
    assertEquals(List.of("one", "three"), embedder.computed);
  }

  @Test
  void computesOnlyWhatIsMissing() {
    assertGives("one");
    assertGives("two", "one", "four");
    assertEquals(List.of("one", "two", "four"), embedder.computed);
  }

  @Test
  void computesADoubleOnce() {
    assertGives("one", "one");
    assertEquals(List.of("one"), embedder.computed);
  }

  @Test
  void survivesALastRecordCutShort() throws IOException {
    assertGives("one", "three");
    try (FileChannel file = FileChannel.open(folder.resolve("counting-2.vectors"), StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 3);
    }
    assertGives("one", "three", "seven");
    assertGives("seven", "three", "one");
    assertEquals(List.of("one", "three", "three", "seven"), embedder.computed);
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThrows(IngestException.class, () -> new EmbeddingCache(embedder, file));
  }
}
