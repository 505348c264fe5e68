package dev.footnote.lucene;

import dev.footnote.news.Clean;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Rarity;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Finds passages by words and by meaning, then gives each of them all scores. */
final class CandidateSearch {
  private static final float TITLE_BOOST = 0.4f;

  /** Up to about so many passages the graph of neighbours is searched no wider than what is wanted of it. */
  private static final double NARROW = 30_000;

  private final IndexSearcher searcher;
  private final EnglishWords words;

  CandidateSearch(IndexSearcher searcher, EnglishWords words) {
    this.searcher = searcher;
    this.words = words;
  }

  List<Candidate> find(Query query, float[] vector) throws IOException {
    List<String> stems = words.stems(Clean.of(query.text()));
    org.apache.lucene.search.Query filter = Ranking.filter(query.filter());
    Map<String, TermQuery> inBody = lookedUp(Schema.BODY, stems);
    Map<String, TermQuery> inTitle = lookedUp(Schema.TITLE, stems);
    org.apache.lucene.search.Query body = Ranking.words(inBody);
    org.apache.lucene.search.Query title = Ranking.words(inTitle);
    float[] turned = Quantised.turned(vector);
    boolean filtered = !(filter instanceof MatchAllDocsQuery);
    BooleanQuery.Builder anyWord = new BooleanQuery.Builder().add(body, Occur.SHOULD)
        .add(new BoostQuery(title, TITLE_BOOST), Occur.SHOULD).setMinimumNumberShouldMatch(1);
    if (filtered) { // a filter that lets all pass would still be asked of each passage
      anyWord.add(filter, Occur.FILTER);
    }
    TreeSet<Integer> found = new TreeSet<>();
    for (ScoreDoc hit : searcher.search(anyWord.build(), query.limit()).scoreDocs) {
      found.add(hit.doc);
    }
    for (ScoreDoc hit : searcher.search(
        new KnnByteVectorQuery(Schema.VECTOR, Quantised.of(turned), width(query.limit()), filtered ? filter : null),
        query.limit()).scoreDocs) {
      found.add(hit.doc);
    }
    Weight[] weights = {weight(body), weight(title), weight(Ranking.phrases(stems)),
        weight(Ranking.rare(rarest(inBody), inBody, inTitle))};
    List<Candidate> candidates = new ArrayList<>();
    @Nullable Leaf leaf = null;
    for (int doc : found) {
      if (leaf == null || doc >= leaf.end) {
        leaf = new Leaf(searcher.getIndexReader().leaves()
            .get(ReaderUtil.subIndex(doc, searcher.getIndexReader().leaves())), weights);
      }
      candidates.add(leaf.candidate(doc, turned));
    }
    return candidates;
  }

  /** How many neighbours the graph is searched for: more the larger it is, since it misses more of them then. */
  private int width(int wanted) {
    double times = 1 + Math.max(0, Math.log10(searcher.getIndexReader().maxDoc() / NARROW));
    return (int) Math.round(wanted * times);
  }

  /** Each word looked up in the dictionaries of all segments once, however many queries it then is part of. */
  private Map<String, TermQuery> lookedUp(String field, List<String> stems) throws IOException {
    Map<String, TermQuery> words = new LinkedHashMap<>();
    for (String stem : Ranking.distinct(stems)) {
      Term term = new Term(field, stem);
      words.put(stem, new TermQuery(term, TermStates.build(searcher, term, true)));
    }
    return words;
  }

  private Map<String, Double> rarest(Map<String, TermQuery> words) throws IOException {
    return Rarity.rarest(words.keySet(), stem -> Objects.requireNonNull(words.get(stem)).getTermStates().docFreq(),
        searcher.getIndexReader().getDocCount(Schema.BODY));
  }

  private Weight weight(org.apache.lucene.search.Query query) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
  }

  /** Scores documents of one segment, which must come in rising order. */
  private static final class Leaf {
    final int end;
    private final LeafReaderContext context;
    private final @Nullable Scorer[] scorers;
    private final NumericDocValues number;
    private final NumericDocValues toArticle;
    private final SortedNumericDocValues day;
    private final ByteVectorValues vectors;
    private final KnnVectorValues.DocIndexIterator vectorOf;
    private final SortedSetDocValues ids;

    Leaf(LeafReaderContext context, Weight[] weights) throws IOException {
      this.context = context;
      this.end = context.docBase + context.reader().maxDoc();
      this.scorers = new Scorer[weights.length];
      for (int i = 0; i < weights.length; i++) {
        scorers[i] = weights[i].scorer(context);
      }
      this.number = context.reader().getNumericDocValues(Schema.NUMBER);
      this.toArticle = context.reader().getNumericDocValues(Schema.TO_ARTICLE);
      this.day = DocValues.getSortedNumeric(context.reader(), Schema.DAY);
      this.vectors = context.reader().getByteVectorValues(Schema.VECTOR);
      this.vectorOf = vectors.iterator();
      this.ids = DocValues.getSortedSet(context.reader(), Schema.KEY);
    }

    Candidate candidate(int doc, float[] turned) throws IOException {
      int local = doc - context.docBase;
      number.advanceExact(local);
      toArticle.advanceExact(local);
      int article = local + (int) toArticle.longValue();
      vectorOf.advance(local);
      double meaning = Quantised.cosine(turned, vectors.vectorValue(vectorOf.index()));
      Optional<LocalDate> published = day.advanceExact(local)
          ? Optional.of(LocalDate.ofEpochDay(day.nextValue())) : Optional.empty();
      ids.advanceExact(article);
      String key = ids.lookupOrd(ids.nextOrd()).utf8ToString();
      return new Candidate(key, (int) number.longValue(), published, score(0, local), score(1, local),
          score(2, local), score(3, local), meaning, context.docBase + article);
    }

    private double score(int which, int doc) throws IOException {
      Scorer scorer = scorers[which];
      if (scorer == null) {
        return 0;
      }
      // Asked for the next match, phrases would be looked for in all passages up to it, which nobody wants to know.
      TwoPhaseIterator phases = scorer.twoPhaseIterator();
      DocIdSetIterator near = phases == null ? scorer.iterator() : phases.approximation();
      int at = near.docID() < doc ? near.advance(doc) : near.docID();
      return at == doc && (phases == null || phases.matches()) ? scorer.score() : 0;
    }
  }
}
