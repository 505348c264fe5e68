package dev.footnote.ingest;

import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.PassageSearch;

class MemoryIndexTest extends IndexContract {
  private final MemoryIndex index = new MemoryIndex();

  @Override
  protected PassageIndex write() {
    return index.write();
  }

  @Override
  protected PassageSearch search() {
    return index.read();
  }

  @Override
  protected Articles articles() {
    return index.read();
  }
}
