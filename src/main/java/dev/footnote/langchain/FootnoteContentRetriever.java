package dev.footnote.langchain;

import dev.footnote.answer.Question;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Retriever;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Our retriever for LangChain4j's RAG: passages, best first, each the stored text word for word.
 *
 * <p>A segment's metadata has {@value #ARTICLE} (the id), {@value #TITLE}, {@value #START} and {@value #END} (code points
 * into the article's text, end exclusive) and, where known, {@value #URL}, {@value #PUBLISHER} and {@value #PUBLISHED} (ISO
 * 8601); the score is {@link ContentMetadata#SCORE}, comparable within one list only. Thread-safe.
 */
public final class FootnoteContentRetriever implements ContentRetriever {
  public static final String ARTICLE = "article";
  public static final String TITLE = "title";
  public static final String URL = "url";
  public static final String PUBLISHER = "publisher";
  public static final String PUBLISHED = "published";
  public static final String START = "start";
  public static final String END = "end";

  private final Retriever retriever;
  private final int limit;
  private final Clock clock;

  /**
   * @param limit most passages given, in [1..200]
   * @param clock tells the day that "latest" is seen from
   * @throws IllegalArgumentException if {@code limit} is out of range
   */
  public FootnoteContentRetriever(Retriever retriever, int limit, Clock clock) {
    if (limit < 1 || limit > 200) {
      throw new IllegalArgumentException("limit must be in [1..200]: " + limit);
    }
    this.retriever = retriever;
    this.limit = limit;
    this.clock = clock;
  }

  /** @param query of which at most {@value Question#LONGEST} characters are searched */
  @Override
  public List<Content> retrieve(Query query) {
    String text = query.text();
    String searched = text.length() > Question.LONGEST ? text.substring(0, Question.LONGEST) : text;
    return retriever.retrieve(new dev.footnote.retrieve.Query(searched, LocalDate.now(clock), Filter.NONE, limit)).stream()
        .filter(hit -> !hit.text().trim().isEmpty()) // LangChain4j takes no segment of control characters alone
        .map(FootnoteContentRetriever::content).toList();
  }

  private static Content content(Hit hit) {
    Article article = hit.indexed().article();
    Source source = article.source();
    Metadata metadata = new Metadata().put(ARTICLE, source.id()).put(TITLE, source.title())
        .put(START, article.codePoint(hit.span().start())).put(END, article.codePoint(hit.span().end()));
    source.url().ifPresent(url -> metadata.put(URL, url.toString()));
    source.publisher().ifPresent(publisher -> metadata.put(PUBLISHER, publisher));
    source.published().ifPresent(published -> metadata.put(PUBLISHED, published.iso()));
    return Content.from(TextSegment.from(hit.text(), metadata), Map.of(ContentMetadata.SCORE, hit.score()));
  }
}
