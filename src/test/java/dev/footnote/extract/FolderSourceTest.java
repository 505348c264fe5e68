package dev.footnote.extract;

import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.ArticleSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest extends ArticleSourceContract {
  @TempDir Path folder;

  @Override
  protected ArticleSource source() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "First.\r\n");
    Files.writeString(folder.resolve("b.html"), "<script>x</script>");
    Files.writeString(folder.resolve("c.md"), "Third.");
    return new FileSource(List.of(folder));
  }
}
