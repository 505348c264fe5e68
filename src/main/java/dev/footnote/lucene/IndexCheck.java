package dev.footnote.lucene;

import dev.footnote.ingest.Checked;
import dev.footnote.ingest.Reason;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Withdrawals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;

/**
 * Looks at everything in an index: every file by Lucene's own check; every article's key, id, sentences and passages; that
 * no id is there twice, and none that is withdrawn; and that together they are what the last commit recorded.
 */
public final class IndexCheck {
  private final List<String> faults = new ArrayList<>();
  private final Map<String, String> fingerprints = new HashMap<>();
  private int articles;
  private int passages;
  private int objects;

  private IndexCheck() {}

  /**
   * Checks the index in {@code folder}.
   *
   * @throws IndexException if there is none, or it is of another format or model
   */
  public static Checked run(Path folder, String model, int dimension, Withdrawals withdrawals) {
    IndexCheck check = new IndexCheck();
    try {
      check.files(folder);
      if (check.faults.isEmpty()) {
        LuceneIndex.open(folder, model, dimension).close(); // says in words what is missing, or of another making
        check.contents(folder, model, dimension, withdrawals);
      }
    } catch (IOException e) {
      check.faults.add("the files cannot be read: " + Reason.of(e) + ". Restore them, or build the index again");
    }
    return new Checked(check.articles, check.passages, check.objects, check.faults);
  }

  private void files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (FSDirectory directory = FSDirectory.open(folder); CheckIndex check = new CheckIndex(directory)) {
      if (DirectoryReader.indexExists(directory) && !check.checkIndex().clean) {
        faults.add("a file is damaged: Lucene's check of every segment fails. Fetch the snapshot again, or build the index"
            + " again into an empty folder");
      }
    }
  }

  private void contents(Path folder, String model, int dimension, Withdrawals withdrawals) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder); DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexInfo recorded = IndexInfo.of(reader.getIndexCommit().getUserData(), folder, model, dimension);
      IndexInfo found = IndexInfo.empty(model, dimension);
      int blocks = 0;
      for (LeafReaderContext leaf : reader.leaves()) {
        blocks += leaf.reader().numDocs();
        objects += count(leaf.reader(), Schema.OBJECT);
        articles(leaf.reader());
      }
      for (Map.Entry<String, String> entry : fingerprints.entrySet()) {
        found = found.plus(entry.getKey(), entry.getValue());
        if (withdrawals.of(Source.keyOf(entry.getKey())).isPresent()) {
          faults.add("article " + entry.getKey() + " is withdrawn but still there; it is not answered from. Ingest anything"
              + " to have it deleted");
        }
      }
      if (!found.content().equals(recorded.content())) {
        faults.add("the articles are not those that the last commit recorded. Build the index again into an empty folder");
      }
      if (blocks != articles + passages + objects) {
        faults.add(blocks + " documents are not " + articles + " articles + " + passages + " passages + " + objects
            + " objects. Build the index again into an empty folder");
      }
    }
  }

  private static int count(LeafReader reader, String field) throws IOException {
    Bits live = reader.getLiveDocs();
    SortedSetDocValues values = reader.getSortedSetDocValues(field);
    int count = 0;
    while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      count += live == null || live.get(values.docID()) ? 1 : 0;
    }
    return count;
  }

  private void articles(LeafReader reader) throws IOException {
    Bits live = reader.getLiveDocs();
    StoredFields stored = reader.storedFields();
    SortedSetDocValues keys = reader.getSortedSetDocValues(Schema.KEY);
    while (keys != null && keys.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (live == null || live.get(keys.docID())) {
        article(stored.document(keys.docID()), keys.lookupOrd(keys.nextOrd()).utf8ToString());
      }
    }
  }

  private void article(Document document, String key) {
    String id = String.valueOf(document.get(Schema.ID));
    articles++;
    try {
      Indexed indexed = Schema.indexed(document);
      passages += indexed.passages().size();
      int length = indexed.article().text().length();
      if (!indexed.article().source().key().equals(key)
          || indexed.sentences().stream().anyMatch(sentence -> sentence.span().end() > length)) {
        faults.add("article " + id + " does not fit its key or its sentences. Ingest it again");
      }
    } catch (RuntimeException e) {
      faults.add("article " + id + " cannot be read: " + e.getMessage() + ". Ingest it again");
    }
    if (fingerprints.put(id, String.valueOf(document.get(Schema.FINGERPRINT))) != null) {
      faults.add("article " + id + " is there twice. Delete it and ingest it again");
    }
  }
}
