package dev.footnote.extract;

import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.ArticleSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesSourceTest extends ArticleSourceContract {
  @TempDir Path folder;

  @Override
  protected ArticleSource source() throws IOException {
    Path file = folder.resolve("articles.jsonl");
    Files.writeString(file,
        "{\"id\":\"a\",\"text\":\"First.\\r\\n\"}\n{\"id\":\"b\",\"text\":\n{\"id\":\"c\",\"text\":\"Third.\"}\n");
    return new FileSource(List.of(file));
  }
}
