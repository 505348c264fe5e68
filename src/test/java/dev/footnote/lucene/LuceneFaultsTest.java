package dev.footnote.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Passages;
import dev.footnote.ingest.Sentences;
import dev.footnote.ingest.Tracked;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Indexed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NoLockFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every step that ingest and delete take on the disk, broken one at a time: it fails, it fails after it was done, or the
 * machine stops there and what was not flushed is lost or cut. Whatever happens, the index is the one before or the one
 * after, the one after if the commit came back, and the same once more mends it.
 */
class LuceneFaultsTest {
  private static final float[] VECTOR = {1, 0, 0, 0};

  @TempDir Path folder;
  private int cases;
  private final Thread.@Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

  @BeforeEach
  void keepQuietOfThreadsThatMerge() {
    Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
  }

  @AfterEach
  void speakAgain() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  private enum Way { BEFORE, AFTER, STOP }

  @Test
  void aFirstIngestIsWholeOrNotThere() throws IOException {
    everyStep(_ -> {}, writer -> {
      put(writer, "a", "one");
      put(writer, "b", "one");
    }, Set.of("a one", "b one"));
  }

  @Test
  void anUpdateADeletionAndWhatIsRememberedAreOne() throws IOException {
    everyStep(writer -> {
      put(writer, "a", "one");
      put(writer, "b", "one");
    }, writer -> {
      put(writer, "a", "two");
      writer.delete("b");
      put(writer, "c", "two");
    }, Set.of("a two", "c two"));
  }

  private interface Act {
    void on(LuceneWriter writer);
  }

  private void everyStep(Act first, Act act, Set<String> after) throws IOException {
    Disk count = disk(first, 0, Way.BEFORE);
    Set<String> before = state(count.under);
    count.arm(Integer.MAX_VALUE);
    run(count, act);
    int steps = count.steps;
    assertTrue(steps > 10, "steps counted: " + steps);
    for (Way way : Way.values()) {
      for (int step = 1; step <= steps; step++) {
        String name = way + " step " + step;
        Disk disk = disk(first, step, way);
        disk.arm(step);
        boolean committed = run(disk, act);
        Directory left = disk.afterwards();
        Set<String> now = state(left);
        assertTrue(now.equals(before) || now.equals(after), () -> name + ": " + now);
        assertTrue(!committed || now.equals(after), () -> name + " said to be done: " + now);
        Disk again = new Disk(left, way, 0);
        assertTrue(run(again, act), name);
        assertEquals(after, state(again.under), name);
        cases++;
      }
    }
    assertTrue(cases >= 3 * steps);
  }

  private Disk disk(Act first, int seed, Way way) throws IOException {
    Directory plain = new ByteBuffersDirectory(NoLockFactory.INSTANCE);
    Disk disk = new Disk(plain, way, seed);
    assertTrue(run(disk, first));
    return disk;
  }

  /** Whether the commit came back. */
  private boolean run(Disk disk, Act act) {
    boolean committed = false;
    try (LuceneWriter writer = LuceneWriter.open(folder, "m", 4, _ -> disk)) {
      act.on(writer);
      writer.commit();
      committed = true;
    } catch (IndexException | Stopped e) {
      return committed;
    }
    return committed;
  }

  private static void put(LuceneWriter writer, String id, String version) {
    String text = "Version " + version + " of " + id + " says that the ferry sank.";
    var sentences = Sentences.split(text);
    writer.put(new Indexed(new Article(Source.of(id, ""), text), sentences, Passages.of(text, sentences)), version,
        List.of(VECTOR));
    writer.track(new Tracked("object " + id, version, version, List.of(id), Optional.empty(), Optional.empty()));
  }

  /** Each article with its version, as fingerprints and what is remembered agree on it; every file sound. */
  private Set<String> state(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return Set.of();
    }
    try (CheckIndex check = new CheckIndex(directory, NoLockFactory.INSTANCE.obtainLock(directory, "x"))) {
      assertTrue(check.checkIndex().clean);
    }
    Set<String> state = new HashSet<>();
    Disk reading = new Disk(directory, Way.BEFORE, 0);
    try (LuceneWriter writer = LuceneWriter.open(folder, "m", 4, _ -> reading)) {
      for (Tracked object : writer.tracked()) {
        String id = object.articles().getFirst();
        if (writer.fingerprint(id).isPresent()) {
          assertEquals(Optional.of(object.etag()), writer.fingerprint(id));
          state.add(id + " " + object.etag());
        }
      }
    }
    return state;
  }

  private static final class Stopped extends Error {
    Stopped() {
      super("the machine has stopped", null, false, false);
    }
  }

  /** A disk in memory that counts its steps, breaks at one, and knows what was flushed. Closing it keeps what it holds. */
  private static final class Disk extends FilterDirectory {
    final Directory under;
    private final Way way;
    private final Random random;
    private final Set<String> flushed = new HashSet<>();
    private final Set<String> written = new HashSet<>();
    private int at;
    private boolean armed;
    private boolean stopped;
    int steps;

    Disk(Directory under, Way way, long seed) throws IOException {
      super(under);
      this.under = under;
      this.way = way;
      this.random = new Random(seed);
      flushed.addAll(List.of(under.listAll()));
    }

    synchronized void arm(int step) {
      flushed.addAll(written);
      written.clear();
      at = step;
      steps = 0;
      armed = true;
    }

    private interface Work<T> {
      T run() throws IOException;
    }

    private synchronized <T> T step(Work<T> work) throws IOException {
      if (stopped) {
        throw new Stopped();
      }
      boolean breaks = armed && ++steps == at;
      if (breaks && way == Way.STOP) {
        stopped = true;
        throw new Stopped();
      }
      if (breaks && way == Way.BEFORE) {
        throw new IOException("broken before");
      }
      T result = work.run();
      if (breaks) {
        throw new IOException("broken after");
      }
      return result;
    }

    /** What is on the disk after the machine was started again. */
    synchronized Directory afterwards() throws IOException {
      if (!stopped) {
        return under;
      }
      Directory left = new ByteBuffersDirectory(NoLockFactory.INSTANCE);
      for (String file : under.listAll()) {
        boolean whole = flushed.contains(file) && !written.contains(file);
        int fate = random.nextInt(3);
        if (whole) {
          left.copyFrom(under, file, file, IOContext.DEFAULT);
        } else if (fate < 2) {
          cut(file, left);
        }
      }
      return left;
    }

    private void cut(String file, Directory left) throws IOException {
      try (IndexOutput out = left.createOutput(file, IOContext.DEFAULT)) {
        try (IndexInput in = under.openInput(file, IOContext.DEFAULT)) {
          out.copyBytes(in, in.length() / 2);
        } catch (AccessDeniedException e) {
          out.writeByte((byte) 7); // it was being written: something of it is there
        }
      }
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      return step(() -> {
        written.add(name);
        flushed.remove(name);
        return super.createOutput(name, context);
      });
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
      return step(() -> super.createTempOutput(prefix, suffix, context));
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
      step(() -> {
        super.sync(names);
        flushed.addAll(names);
        written.removeAll(names);
        return 0;
      });
    }

    @Override
    public void syncMetaData() throws IOException {
      step(() -> {
        super.syncMetaData();
        return 0;
      });
    }

    @Override
    public void rename(String source, String dest) throws IOException {
      step(() -> {
        super.rename(source, dest);
        if (flushed.remove(source)) {
          flushed.add(dest);
        }
        if (written.remove(source)) {
          written.add(dest);
        }
        return 0;
      });
    }

    @Override
    public void deleteFile(String name) throws IOException {
      step(() -> {
        super.deleteFile(name);
        return 0;
      });
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
      return step(() -> super.openInput(name, context));
    }

    @Override
    public void close() {
      // what it holds is looked at afterwards
    }
  }
}
