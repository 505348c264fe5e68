package dev.footnote.ingest;

import dev.footnote.news.Article;
import dev.footnote.news.Clean;
import dev.footnote.news.Passage;
import dev.footnote.news.Published;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Indexed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

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

  private final List<Waiting> waiting = new ArrayList<>();
  private int waitingPassages;
  private int uncommitted;
  private int received;
  private int indexed;
  private int unchanged;
  private int passages;
  private final List<Received.Rejected> rejections = new ArrayList<>();

  private record Waiting(Indexed indexed, String fingerprint) {}

  /** Told how far a run has come. */
  public interface Progress {
    /** @param passages embedded and written since the last call */
    void step(int received, int passages);
  }

  public Ingester(Embedder embedder, PassageIndex index, Progress progress) {
    this.embedder = embedder;
    this.index = index;
    this.progress = progress;
  }

  /**
   * Reads the whole source into the index and commits.
   *
   * @return what became of each article of this run
   */
  public Report ingest(ArticleSource source) {
    source.read(this::take);
    flush();
    index.commit();
    return new Report(received, indexed, unchanged, passages, rejections);
  }

  private void take(Received item) {
    received++;
    switch (item) {
      case Received.Rejected rejected -> rejections.add(rejected);
      case Received.Accepted accepted -> take(accepted.article());
    }
    progress.step(received, 0);
  }

  private void take(Article article) {
    String fingerprint = fingerprint(article);
    if (index.fingerprint(article.id()).filter(fingerprint::equals).isPresent()) {
      unchanged++;
      return;
    }
    List<Sentence> sentences = Sentences.split(article.text());
    List<Passage> cut = Passages.of(article.text(), sentences);
    waiting.add(new Waiting(new Indexed(article, sentences, cut), fingerprint));
    waitingPassages += cut.size();
    if (waitingPassages >= TOGETHER) {
      flush();
    }
  }

  private void flush() {
    List<String> texts = new ArrayList<>();
    waiting.forEach(w -> w.indexed.passages().forEach(p -> texts.add(embedded(w.indexed, p))));
    List<float[]> vectors = embedder.passages(texts);
    int from = 0;
    for (Waiting w : waiting) {
      int to = from + w.indexed.passages().size();
      index.put(w.indexed, w.fingerprint, vectors.subList(from, to));
      from = to;
    }
    indexed += waiting.size();
    passages += texts.size();
    uncommitted += texts.size();
    waiting.clear();
    waitingPassages = 0;
    progress.step(received, texts.size());
    if (uncommitted >= COMMIT_EVERY) {
      index.commit();
      uncommitted = 0;
    }
  }

  /** What of a passage is embedded: the title gives a passage from the middle of an article its subject. */
  private static String embedded(Indexed indexed, Passage passage) {
    return Clean.of(indexed.article().source().title() + "\n" + passage.span().of(indexed.article().text()));
  }

  private static String fingerprint(Article article) {
    Source s = article.source();
    List<String> parts = List.of(CUT, s.title(), s.url().map(URI::toString).orElse(""), s.publisher().orElse(""),
        s.published().map(Published::iso).orElse(""), s.language(), String.join("\u0001", s.tags()), article.text());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
