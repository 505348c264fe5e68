package dev.footnote.ingest;

import dev.footnote.retrieve.Withdrawals;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The withdrawals of an index in a folder: {@code withdrawn.json} in that folder, replaced whole. */
public final class TombstoneFile implements Tombstones, Supplier<Withdrawals> {
  private static final Logger LOG = System.getLogger("dev.footnote.ingest");
  private static final String LOCK = "withdrawn.lock";
  private static final String PART = "withdrawn.part";

  private final Path folder;
  private final Path file;
  private @Nullable Known known;

  /** What was read, and of which state of the file; no state where there was no file. */
  private record Known(Optional<State> state, Withdrawals withdrawals) {}

  private record State(Object modified, long size, @Nullable Object inode) {}

  /** @param folder of the index; need not exist */
  public TombstoneFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(WithdrawalsJson.NAME);
  }

  /** Whether a file of this name belongs to the withdrawals of a folder and not to its index. */
  public static boolean owns(String name) {
    return name.equals(WithdrawalsJson.NAME) || name.equals(LOCK) || name.equals(PART);
  }

  @Override
  public Withdrawals read() {
    try {
      return Files.exists(file) ? WithdrawalsJson.read(Files.readAllBytes(file), file.toString()) : Withdrawals.NONE;
    } catch (NoSuchFileException e) {
      return Withdrawals.NONE; // removed since it was looked for
    } catch (IOException e) {
      throw new SnapshotException(file + " cannot be read: " + Reason.of(e) + ". Make it readable.", e);
    }
  }

  /** As {@link #read}, but reads the file only if it has changed; of one that cannot be read, what was known before. */
  @Override
  public synchronized Withdrawals get() {
    Known before = known;
    try {
      Optional<State> now = state();
      if (before == null || !before.state.equals(now)) {
        before = new Known(now, read());
        known = before;
      }
    } catch (IOException | SnapshotException e) {
      if (before == null) {
        throw e instanceof SnapshotException s ? s : new SnapshotException(file + " cannot be read", e);
      }
      LOG.log(Level.WARNING, "what is withdrawn cannot be read; what was known before holds", e);
    }
    return Objects.requireNonNull(before).withdrawals;
  }

  private Optional<State> state() throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public Withdrawals change(UnaryOperator<Withdrawals> change) {
    synchronized (TombstoneFile.class) { // a lock on a file holds against other processes only
      try {
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
            StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
          Withdrawals before = read();
          Withdrawals after = change.apply(before);
          if (!after.equals(before)) {
            replace(WithdrawalsJson.write(after));
          }
          return after;
        }
      } catch (IOException e) {
        throw new SnapshotException(file + " cannot be written: " + Reason.of(e) + ". Make its folder writable.", e);
      }
    }
  }

  private void replace(byte[] json) throws IOException {
    Path part = folder.resolve(PART);
    try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(json);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true); // so that the new name outlives a crash of the machine
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "this system cannot flush a folder", e);
    }
  }
}
