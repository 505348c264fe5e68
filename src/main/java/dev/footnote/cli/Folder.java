package dev.footnote.cli;

import dev.footnote.ingest.Checked;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Tombstones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An index in a folder of this machine. */
record Folder(Workbench workbench, Path path) implements Store {
  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public boolean exists() {
    return Files.exists(path);
  }

  @Override
  public PassageIndex write() {
    return workbench.write(path);
  }

  @Override
  public Workbench.Opened open(boolean neverAbstain) {
    return workbench.open(path, neverAbstain);
  }

  @Override
  public Checked check() {
    return workbench.check(path);
  }

  @Override
  public Tombstones tombstones() {
    return workbench.tombstones(path);
  }

  /**
   * A mistyped path must not leave an empty index behind.
   *
   * @throws IOException if it does all the same
   */
  void removeIfEmpty() throws IOException {
    String[] names = path.toFile().list();
    if (names != null && List.of("write.lock").containsAll(List.of(names))) {
      Files.deleteIfExists(path.resolve("write.lock"));
      Files.delete(path);
    }
  }
}
