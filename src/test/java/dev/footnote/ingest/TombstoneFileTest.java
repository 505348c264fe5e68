package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.retrieve.Withdrawal;
import dev.footnote.retrieve.Withdrawals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TombstoneFileTest extends TombstonesContract {
  private static final Withdrawal A = new Withdrawal("a", "false", Instant.EPOCH);

  @TempDir Path folder;

  @Override
  protected Tombstones tombstones() {
    return new TombstoneFile(folder.resolve("index"));
  }

  @Test
  void aServerSeesAChangeWithoutBeingTold() {
    TombstoneFile served = new TombstoneFile(folder.resolve("index"));
    assertEquals(Withdrawals.NONE, served.get());
    tombstones().change(before -> before.plus(List.of(A)));
    assertEquals(new Withdrawals(List.of(A)), served.get());
  }

  @Test
  void aBrokenFileIsNotTakenForNothing() throws IOException {
    tombstones().change(before -> before.plus(List.of(A)));
    TombstoneFile served = new TombstoneFile(folder.resolve("index"));
    served.get();
    Files.writeString(folder.resolve("index/withdrawn.json"), "{\"format\":1,\"withdr");
    assertEquals(new Withdrawals(List.of(A)), served.get());
    SnapshotException e = assertThrows(SnapshotException.class, () -> tombstones().read());
    assertTrue(String.valueOf(e.getMessage()).contains("does not tell what is withdrawn"), e.getMessage());
    assertThrows(SnapshotException.class, () -> new TombstoneFile(folder.resolve("index")).get());
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("index"));
    Files.writeString(folder.resolve("index/withdrawn.json"), "{\"format\":2,\"withdrawn\":[]}");
    assertThrows(SnapshotException.class, () -> tombstones().read());
  }
}
