package dev.footnote.cli;

import dev.footnote.ingest.Checked;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Tombstones;

/** An index and all that commands do with it, wherever it is. */
public interface Store {
  /** Where it is, for people. */
  String name();

  /** @throws CommandException if that cannot be told now */
  boolean exists();

  /** @throws CommandException if it cannot be written, or is another's index */
  PassageIndex write();

  /**
   * @param neverAbstain whether to answer however unsure
   * @throws CommandException if there is no index, or one that cannot be read
   */
  Workbench.Opened open(boolean neverAbstain);

  /**
   * Looks at everything in it.
   *
   * @throws CommandException if there is no index, or one of another format or model
   */
  Checked check();

  /** What is withdrawn of it. */
  Tombstones tombstones();
}
