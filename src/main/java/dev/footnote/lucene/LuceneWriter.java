package dev.footnote.lucene;

import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Reason;
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
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Writes an index folder. One writer at a time holds the folder's lock. */
public final class LuceneWriter implements PassageIndex {
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final Map<String, String> fingerprints = new HashMap<>();
  private IndexInfo info;

  private LuceneWriter(FSDirectory directory, IndexWriter writer, IndexInfo info) {
    this.directory = directory;
    this.writer = writer;
    this.info = info;
  }

  /**
   * Opens the index in {@code folder} for writing, and makes both where they are missing.
   *
   * @param model name of the embedding model whose vectors will be put
   * @throws IndexException if the folder cannot be written, is locked, or holds an index of another format or model
   */
  public static LuceneWriter open(Path folder, String model, int dimension) {
    FSDirectory directory = null;
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new IndexException("The index folder " + folder + " is read-only. Make it writable or name another.");
      }
      directory = FSDirectory.open(folder);
      boolean exists = DirectoryReader.indexExists(directory);
      IndexInfo info = exists
          ? IndexInfo.of(SegmentInfos.readLatestCommit(directory).getUserData(), folder, model, dimension)
          : IndexInfo.empty(model, dimension);
      IndexWriterConfig config = new IndexWriterConfig(new EnglishWords()).setSimilarity(Ranking.SIMILARITY)
          .setCommitOnClose(false).setUseCompoundFile(true);
      LuceneWriter opened = new LuceneWriter(directory, new IndexWriter(directory, config), info);
      if (exists) {
        opened.readFingerprints();
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

  private void readFingerprints() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        Bits live = leaf.reader().getLiveDocs();
        var keys = leaf.reader().getSortedSetDocValues(Schema.KEY);
        for (int doc = keys == null ? Integer.MAX_VALUE : keys.nextDoc(); doc != Integer.MAX_VALUE; doc = keys.nextDoc()) {
          if (live == null || live.get(doc)) {
            Document stored = leaf.reader().storedFields().document(doc, Set.of(Schema.ID, Schema.FINGERPRINT));
            fingerprints.put(stored.get(Schema.ID), stored.get(Schema.FINGERPRINT));
          }
        }
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
    } catch (IOException e) {
      throw new IndexException("Article " + id + " cannot be written to " + directory.getDirectory(), e);
    }
    fingerprints.put(id, fingerprint);
    info = info.plus(id, fingerprint);
  }

  @Override
  public boolean delete(String articleId) {
    if (!forget(articleId)) {
      return false;
    }
    try {
      writer.deleteDocuments(new Term(Schema.ID, articleId));
      return true;
    } catch (IOException e) {
      throw new IndexException("Article " + articleId + " cannot be deleted from " + directory.getDirectory(), e);
    }
  }

  private boolean forget(String id) {
    String old = fingerprints.remove(id);
    if (old == null) {
      return false;
    }
    info = info.minus(id, old);
    return true;
  }

  @Override
  public void commit() {
    try {
      writer.setLiveCommitData(info.toCommit().entrySet());
      writer.commit();
    } catch (IOException e) {
      throw new IndexException("The index in " + directory.getDirectory() + " cannot be committed: " + Reason.of(e), e);
    }
  }

  @Override
  public void close() {
    try {
      writer.rollback(); // what was not committed goes; a commit has already made the rest durable
      directory.close();
    } catch (IOException e) {
      throw new IndexException("The index in " + directory.getDirectory() + " cannot be closed", e);
    }
  }

  private static void closeQuietly(@Nullable FSDirectory directory, Exception cause) {
    try {
      if (directory != null) {
        directory.close();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
