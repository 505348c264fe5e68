package dev.footnote.ingest;

import dev.footnote.news.Article;
import dev.footnote.news.Clean;
import dev.footnote.news.Passage;
import dev.footnote.news.Published;
import dev.footnote.news.Sentence;
import dev.footnote.news.Sha256;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Withdrawal;
import dev.footnote.retrieve.Withdrawals;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the articles of a source into an index: cut, embed, write. Not thread-safe.
 *
 * <ol>
 *   <li>an article whose fingerprint the index already has is skipped;
 *   <li>the others are cut into sentences and passages;
 *   <li>passages are embedded together, some dozens at a time, so that memory stays bounded;
 *   <li>the index is committed every few thousand passages and at the end, so that an interrupted run is taken up again by
 *       running it once more.
 * </ol>
 */
public final class Ingester {
  /** Changes whenever sentences or passages are cut in another way, so that old articles are cut again. */
  private static final String CUT = "cut/1";

  private static final int TOGETHER = 64;
  private static final int COMMIT_EVERY = 4_000;

  private final Embedder embedder;
  private final PassageIndex index;
  private final Progress progress;
  private final Withdrawals withdrawals;

  private final List<Waiting> waiting = new ArrayList<>();
  private int waitingPassages;
  private int uncommitted;
  private int received;
  private int indexed;
  private int unchanged;
  private int passages;
  private final List<Received.Rejected> rejections = new ArrayList<>();
  private final List<Received.Rejected> deadLetters = new ArrayList<>();

  private record Waiting(String origin, Indexed indexed, String fingerprint) {}

  /** Told how far a run has come. */
  public interface Progress {
    /** @param passages embedded and written since the last call */
    void step(int received, int passages);
  }

  public Ingester(Embedder embedder, PassageIndex index, Progress progress) {
    this(embedder, index, progress, Withdrawals.NONE);
  }

  /** @param withdrawals articles that are rejected, and deleted where the index holds them */
  public Ingester(Embedder embedder, PassageIndex index, Progress progress, Withdrawals withdrawals) {
    this.embedder = embedder;
    this.index = index;
    this.progress = progress;
    this.withdrawals = withdrawals;
  }

  /**
   * Reads the whole source into the index and commits.
   *
   * @return what became of each article of this run
   */
  public Report ingest(ArticleSource source) {
    take(source);
    index.commit();
    return report();
  }

  /** Reads the whole source into the index; the caller commits. */
  public void take(ArticleSource source) {
    if (received == 0) {
      withdrawals.all().forEach(withdrawal -> index.delete(withdrawal.id()));
    }
    source.read(this::take);
    flush();
  }

  /** What became of each article so far. */
  public Report report() {
    return new Report(received, indexed, unchanged, passages, rejections, deadLetters);
  }

  private void take(Received item) {
    received++;
    switch (item) {
      case Received.Rejected rejected -> rejections.add(rejected);
      case Received.Accepted accepted -> take(accepted.origin(), accepted.article());
    }
    progress.step(received, 0);
  }

  private void take(String origin, Article article) {
    Optional<Withdrawal> withdrawn = withdrawals.of(article.source().key());
    if (withdrawn.isPresent()) {
      rejections.add(new Received.Rejected(origin, "withdrawn", "article " + article.id() + " was withdrawn on "
          + withdrawn.get().at() + " (" + withdrawn.get().reason() + "); reinstate it to let it in again"));
      return;
    }
    String fingerprint = fingerprint(article);
    if (index.fingerprint(article.id()).filter(fingerprint::equals).isPresent()) {
      unchanged++;
      return;
    }
    List<Sentence> sentences = Sentences.split(article.text());
    List<Passage> cut = Passages.of(article.text(), sentences);
    waiting.add(new Waiting(origin, new Indexed(article, sentences, cut), fingerprint));
    waitingPassages += cut.size();
    if (waitingPassages >= TOGETHER) {
      flush();
    }
  }

  private void flush() {
    try {
      write(List.copyOf(waiting));
    } catch (EmbeddingFailed together) {
      writeApart(together);
    }
    waiting.clear();
    waitingPassages = 0;
    if (uncommitted >= COMMIT_EVERY) {
      index.commit();
      uncommitted = 0;
    }
  }

  /** One article that cannot be embedded must not hold up its neighbours; if none at all can be, it is not their fault. */
  private void writeApart(EmbeddingFailed together) {
    List<Received.Rejected> failed = new ArrayList<>();
    for (Waiting w : List.copyOf(waiting)) {
      try {
        write(List.of(w));
      } catch (EmbeddingFailed e) {
        failed.add(new Received.Rejected(w.origin, "embedding_failed", "article " + w.indexed.article().id()
            + " could not be embedded (" + e.getCause() + "); ingest it again once that is mended"));
      }
    }
    if (indexed + unchanged == 0) {
      throw together.fault;
    }
    deadLetters.addAll(failed);
  }

  private void write(List<Waiting> some) {
    List<String> texts = new ArrayList<>();
    some.forEach(w -> w.indexed.passages().forEach(p -> texts.add(embedded(w.indexed.article(), p))));
    List<float[]> vectors = vectors(texts);
    int from = 0;
    for (Waiting w : some) {
      int to = from + w.indexed.passages().size();
      index.put(w.indexed, w.fingerprint, vectors.subList(from, to));
      from = to;
    }
    indexed += some.size();
    passages += texts.size();
    uncommitted += texts.size();
    progress.step(received, texts.size());
  }

  private List<float[]> vectors(List<String> texts) {
    try {
      return embedder.passages(texts);
    } catch (RuntimeException e) {
      throw new EmbeddingFailed(e);
    }
  }

  private static final class EmbeddingFailed extends RuntimeException {
    final RuntimeException fault;

    EmbeddingFailed(RuntimeException fault) {
      super(fault);
      this.fault = fault;
    }
  }

  /** What of a passage is embedded: the title gives a passage from the middle of an article its subject. */
  static String embedded(Article article, Passage passage) {
    return Clean.of(article.source().title() + "\n" + passage.span().of(article.text()));
  }

  private static String fingerprint(Article article) {
    Source s = article.source();
    List<String> parts = List.of(CUT, s.title(), s.url().map(URI::toString).orElse(""), s.publisher().orElse(""),
        s.published().map(Published::iso).orElse(""), s.language(), String.join("\u0001", s.tags()), article.text(),
        article.pages().starts().toString());
    return Sha256.hex(String.join("\u0000", parts));
  }
}
