package dev.footnote.lucene;

import dev.footnote.news.Article;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Copies;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.PassageSearch;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Sketch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/** One committed state of an index folder, open for reading. Thread-safe; later commits are not seen. */
public final class LuceneIndex implements PassageSearch, Articles, Copies, AutoCloseable {
  /** Version of the index format that this build writes and reads. */
  public static final int FORMAT = Schema.FORMAT;

  /** More articles with a term in common are those of a template, not copies. */
  private static final int MOST_COMPARED = 100;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final IndexInfo info;
  private final int articles;
  private final CandidateSearch candidates;

  private LuceneIndex(DirectoryReader reader, IndexInfo info) throws IOException {
    this.reader = reader;
    this.info = info;
    this.searcher = new IndexSearcher(reader);
    searcher.setSimilarity(Ranking.SIMILARITY);
    searcher.setQueryCache(null); // every question is another query
    this.articles = searcher.count(new FieldExistsQuery(Schema.KEY));
    this.candidates = new CandidateSearch(searcher, new EnglishWords());
  }

  /**
   * Opens the newest commit in {@code folder}.
   *
   * @param model name of the embedding model whose vectors will be searched with
   * @throws IndexException if there is no index, or one of another format or model, or it cannot be read
   */
  public static LuceneIndex open(Path folder, String model, int dimension) {
    if (!Files.isDirectory(folder)) {
      throw new IndexException("There is no index in " + folder + ": the folder does not exist. Make one with: "
          + "scripts/ingest --index " + folder + " PATH...");
    }
    DirectoryReader reader = null;
    try {
      reader = DirectoryReader.open(new MMapDirectory(folder));
      IndexInfo info = IndexInfo.of(reader.getIndexCommit().getUserData(), folder, model, dimension);
      return new LuceneIndex(reader, info);
    } catch (IndexNotFoundException e) {
      throw new IndexException("There is no index in " + folder + ". Make one with: scripts/ingest --index " + folder
          + " PATH...", e);
    } catch (IOException | IllegalArgumentException e) {
      throw closed(reader, new IndexException("The index in " + folder + " cannot be read: " + e.getMessage()
          + ". Build it again with scripts/ingest into an empty folder.", e));
    } catch (IndexException e) {
      throw closed(reader, e);
    }
  }

  private static IndexException closed(@org.jspecify.annotations.Nullable DirectoryReader reader, IndexException e) {
    try {
      if (reader != null) {
        reader.close();
      }
    } catch (IOException also) {
      e.addSuppressed(also);
    }
    return e;
  }

  @Override
  public List<Candidate> candidates(Query query, float[] vector) {
    try {
      return candidates.find(query, vector);
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be searched", e);
    }
  }

  @Override
  public Indexed load(Candidate candidate) {
    if (candidate.reference() < 0 || candidate.reference() >= reader.maxDoc()) {
      throw new IllegalArgumentException("candidate of another index: " + candidate);
    }
    try {
      return Schema.indexed(reader.storedFields().document(candidate.reference()));
    } catch (IOException e) {
      throw new UncheckedIOException("article " + candidate.article() + " cannot be read from the index", e);
    }
  }

  @Override
  public Optional<Article> byKey(String key) {
    try {
      TopDocs found = searcher.search(new TermQuery(new Term(Schema.KEY, key)), 1);
      return found.scoreDocs.length == 0 ? Optional.empty() : Optional.of(article(found.scoreDocs[0].doc));
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be searched", e);
    }
  }

  @Override
  public List<Article> page(String afterKey, int limit) {
    try {
      TopDocs found = searcher.search(TermRangeQuery.newStringRange(Schema.KEY, afterKey, null, false, true), limit,
          new Sort(KeywordField.newSortField(Schema.KEY, false, org.apache.lucene.search.SortedSetSelector.Type.MIN)));
      List<Article> page = new ArrayList<>();
      for (var hit : found.scoreDocs) {
        page.add(article(hit.doc));
      }
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be searched", e);
    }
  }

  @Override
  public List<Article> copies(Article article) {
    Sketch sketch = Sketch.of(article.text());
    List<BytesRef> terms = sketch.terms().stream().map(BytesRef::new).toList();
    try {
      List<Article> copies = new ArrayList<>();
      for (var hit : searcher.search(new TermInSetQuery(Schema.LIKE, terms), MOST_COMPARED).scoreDocs) {
        Article other = article(hit.doc);
        if (!other.id().equals(article.id()) && sketch.alike(Sketch.of(other.text())) >= Sketch.ALIKE) {
          copies.add(other);
        }
      }
      copies.sort(Copies.ORDER);
      return copies.subList(0, Math.min(MOST, copies.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be searched", e);
    }
  }

  private Article article(int doc) throws IOException {
    return Schema.article(reader.storedFields().document(doc));
  }

  @Override
  public int count() {
    return articles;
  }

  @Override
  public String snapshot() {
    return info.snapshot();
  }

  @Override
  public void close() {
    try {
      reader.close();
      reader.directory().close();
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be closed", e);
    }
  }
}
