package dev.footnote.ingest;

class MemoryTombstonesTest extends TombstonesContract {
  private final MemoryTombstones only = new MemoryTombstones();

  @Override
  protected Tombstones tombstones() {
    return only;
  }
}
