package dev.footnote.lucene;

import dev.footnote.retrieve.Filter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;

/** The Lucene queries behind our scores. Built by hand: a query parser would see syntax in people's words. */
final class Ranking {
  /** Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009. */
  static final Similarity SIMILARITY = new BM25Similarity(0.9f, 0.4f);

  private static final int MOST_WORDS = 64;

  private Ranking() {}

  /** Any of the words; each counts once. */
  static Query words(Map<String, TermQuery> words) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    words.values().forEach(word -> any.add(word, Occur.SHOULD));
    return any.build();
  }

  /** Neighbouring words of the query near each other in the passage. */
  static Query phrases(List<String> stems) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (int i = 0; i + 1 < Math.min(stems.size(), MOST_WORDS); i++) {
      if (!stems.get(i).equals(stems.get(i + 1))) {
        any.add(new PhraseQuery(2, Schema.BODY, stems.get(i), stems.get(i + 1)), Occur.SHOULD);
      }
    }
    return any.build();
  }

  /** Each of the words in passage or title adds what it is worth, however often it stands there. */
  static Query rare(Map<String, Double> worth, Map<String, TermQuery> body, Map<String, TermQuery> title) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    worth.forEach((stem, value) -> {
      BooleanQuery.Builder either = new BooleanQuery.Builder();
      Stream.of(body, title).flatMap(words -> Stream.ofNullable(words.get(stem))).forEach(word -> either.add(word, Occur.SHOULD));
      any.add(new BoostQuery(new ConstantScoreQuery(either.build()), value.floatValue()), Occur.SHOULD);
    });
    return any.build();
  }

  /** The filter as a query that matches passages. */
  static Query filter(Filter filter) {
    if (filter.equals(Filter.NONE)) {
      return MatchAllDocsQuery.INSTANCE; // a query without clauses would match nothing
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (filter.publishedFrom().isPresent() || filter.publishedTo().isPresent()) {
      all.add(LongField.newRangeQuery(Schema.DAY,
          filter.publishedFrom().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
          filter.publishedTo().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE)), Occur.FILTER);
    }
    any(all, Schema.PUBLISHER, filter.publishers());
    any(all, Schema.TAG, filter.tags());
    any(all, Schema.ID, filter.articles());
    return all.build();
  }

  private static void any(BooleanQuery.Builder all, String field, Set<String> values) {
    if (!values.isEmpty()) {
      Function<String, BytesRef> bytes = BytesRef::new;
      all.add(new TermInSetQuery(field, values.stream().map(bytes).toList()), Occur.FILTER);
    }
  }

  static Collection<String> distinct(List<String> stems) {
    return new LinkedHashSet<>(stems.subList(0, Math.min(stems.size(), MOST_WORDS)));
  }
}
