package dev.footnote.lucene;

import dev.footnote.ingest.Reason;
import dev.footnote.ingest.Tracked;
import dev.footnote.ingest.TrackedIndex;
import dev.footnote.news.Clean;
import dev.footnote.retrieve.Indexed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Writes an index folder. One writer at a time holds the folder's lock. */
public final class LuceneWriter implements TrackedIndex {
  /** Fewer segments to merge for more memory. */
  private static final int BUFFER_MEGABYTES = 48;

  private final Directory directory;
  private final Path folder;
  private final IndexWriter writer;
  private final Map<String, String> fingerprints = new HashMap<>();
  private final TreeMap<String, Tracked> objects = new TreeMap<>();
  private IndexInfo info;
  private boolean changed;

  private LuceneWriter(Directory directory, Path folder, IndexWriter writer, IndexInfo info, boolean changed) {
    this.directory = directory;
    this.folder = folder;
    this.writer = writer;
    this.info = info;
    this.changed = changed;
  }

  /**
   * Opens the index in {@code folder} for writing, and makes both where they are missing.
   *
   * @param model name of the embedding model whose vectors will be put
   * @throws IndexException if the folder cannot be written, is locked, or holds an index of another format or model
   */
  public static LuceneWriter open(Path folder, String model, int dimension) {
    return open(folder, model, dimension, FSDirectory::open);
  }

  /** Opens a folder on a disk. */
  interface Disk {
    Directory open(Path folder) throws IOException;
  }

  static LuceneWriter open(Path folder, String model, int dimension, Disk disk) {
    Directory directory = null;
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new IndexException("The index folder " + folder + " is read-only. Make it writable or name another.");
      }
      directory = disk.open(folder);
      boolean exists = DirectoryReader.indexExists(directory);
      IndexInfo info = exists
          ? IndexInfo.of(SegmentInfos.readLatestCommit(directory).getUserData(), folder, model, dimension)
          : IndexInfo.empty(model, dimension);
      IndexWriterConfig config = new IndexWriterConfig(new EnglishWords()).setSimilarity(Ranking.SIMILARITY)
          .setCommitOnClose(false).setUseCompoundFile(true).setRAMBufferSizeMB(BUFFER_MEGABYTES);
      LuceneWriter opened = new LuceneWriter(directory, folder, new IndexWriter(directory, config), info, !exists);
      if (exists) {
        opened.readEntries();
      }
      return opened;
    } catch (LockObtainFailedException e) {
      closeQuietly(directory, e);
      throw new IndexException("The index in " + folder + " is being written by another process. Wait for it.", e);
    } catch (IOException e) {
      closeQuietly(directory, e);
      throw new IndexException("The index folder " + folder + " cannot be written: " + Reason.of(e)
          + ". Name a folder on a local disk that this user may write.", e);
    } catch (IndexException e) {
      closeQuietly(directory, e);
      throw e;
    }
  }

  private void readEntries() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        StoredFields stored = leaf.reader().storedFields();
        forEach(leaf.reader(), Schema.KEY, doc -> {
          Document article = stored.document(doc, Set.of(Schema.ID, Schema.FINGERPRINT));
          fingerprints.put(article.get(Schema.ID), article.get(Schema.FINGERPRINT));
        });
        forEach(leaf.reader(), Schema.OBJECT, doc -> {
          Tracked object = Schema.object(stored, doc);
          objects.put(object.key(), object);
        });
      }
    }
  }

  private interface DocumentVisitor {
    void visit(int doc) throws IOException;
  }

  /** Visits the living documents that have {@code field}. */
  private static void forEach(LeafReader reader, String field, DocumentVisitor visitor) throws IOException {
    Bits live = reader.getLiveDocs();
    SortedSetDocValues values = reader.getSortedSetDocValues(field);
    while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (live == null || live.get(values.docID())) {
        visitor.visit(values.docID());
      }
    }
  }

  @Override
  public Optional<String> fingerprint(String articleId) {
    return Optional.ofNullable(fingerprints.get(articleId));
  }

  @Override
  public void put(Indexed indexed, String fingerprint, List<float[]> vectors) {
    String id = indexed.article().id();
    List<String> texts = indexed.passages().stream()
        .map(p -> Clean.of(p.span().of(indexed.article().text()))).toList();
    forget(id);
    try {
      writer.updateDocuments(new Term(Schema.ID, id),
          Schema.block(indexed, fingerprint, vectors, Clean.of(indexed.article().source().title()), texts));
    } catch (IOException | IllegalStateException e) {
      throw new IndexException("Article " + id + " cannot be written to " + folder, e);
    }
    fingerprints.put(id, fingerprint);
    info = info.plus(id, fingerprint);
    changed = true;
  }

  @Override
  public boolean delete(String articleId) {
    if (!forget(articleId)) {
      return false;
    }
    try {
      writer.deleteDocuments(new Term(Schema.ID, articleId));
      return true;
    } catch (IOException | IllegalStateException e) {
      throw new IndexException("Article " + articleId + " cannot be deleted from " + folder, e);
    }
  }

  private boolean forget(String id) {
    String old = fingerprints.remove(id);
    if (old == null) {
      return false;
    }
    info = info.minus(id, old);
    changed = true;
    return true;
  }

  @Override
  public Optional<Tracked> tracked(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  @Override
  public List<Tracked> tracked() {
    return List.copyOf(objects.values());
  }

  @Override
  public void track(Tracked object) {
    if (object.equals(objects.put(object.key(), object))) {
      return;
    }
    try {
      writer.updateDocument(new Term(Schema.OBJECT, object.key()), Schema.object(object));
      changed = true;
    } catch (IOException | IllegalStateException e) {
      throw new IndexException("Object " + object.key() + " cannot be recorded in " + folder, e);
    }
  }

  @Override
  public void untrack(String key) {
    if (objects.remove(key) == null) {
      return;
    }
    try {
      writer.deleteDocuments(new Term(Schema.OBJECT, key));
      changed = true;
    } catch (IOException | IllegalStateException e) {
      throw new IndexException("Object " + key + " cannot be forgotten in " + folder, e);
    }
  }

  /** Without a change since the last commit nothing is written, so that the files stay the same. */
  @Override
  public void commit() {
    if (!changed) {
      return;
    }
    try {
      writer.setLiveCommitData(info.toCommit().entrySet());
      writer.commit();
      changed = false;
    } catch (IOException | IllegalStateException e) {
      throw new IndexException("The index in " + folder + " cannot be committed: " + reason(e), e);
    }
  }

  @Override
  public void close() {
    try {
      writer.rollback(); // what was not committed goes; a commit has already made the rest durable
      directory.close();
    } catch (IOException | IllegalStateException e) {
      throw new IndexException("The index in " + folder + " cannot be closed", e);
    }
  }

  /** A writer that failed once, also in the background, refuses all that comes after: then the first cause counts. */
  private static String reason(Exception e) {
    Throwable cause = e instanceof IllegalStateException && e.getCause() != null ? e.getCause() : e;
    return cause instanceof IOException io ? Reason.of(io) : String.valueOf(cause.getMessage());
  }

  private static void closeQuietly(@Nullable Directory directory, Exception cause) {
    try {
      if (directory != null) {
        directory.close();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
