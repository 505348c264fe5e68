package dev.footnote.lucene;

import dev.footnote.ingest.IndexContract;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.PassageSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class LuceneContractTest extends IndexContract {
  @TempDir Path folder;
  private final List<LuceneIndex> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(LuceneIndex::close);
  }

  @Override
  protected PassageIndex write() {
    return LuceneWriter.open(folder, "m", DIMENSION);
  }

  @Override
  protected PassageSearch search() {
    return open();
  }

  @Override
  protected Articles articles() {
    return open();
  }

  private LuceneIndex open() {
    LuceneIndex index = LuceneIndex.open(folder, "m", DIMENSION);
    opened.add(index);
    return index;
  }
}
