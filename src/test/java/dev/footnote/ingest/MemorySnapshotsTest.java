package dev.footnote.ingest;

class MemorySnapshotsTest extends SnapshotsContract {
  private final Snapshots snapshots = new MemorySnapshots();

  @Override
  protected Snapshots snapshots() {
    return snapshots;
  }
}
