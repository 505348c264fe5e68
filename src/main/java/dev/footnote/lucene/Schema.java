package dev.footnote.lucene;

import dev.footnote.ingest.Tracked;
import dev.footnote.news.Article;
import dev.footnote.news.Pages;
import dev.footnote.news.Passage;
import dev.footnote.news.Published;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Sketch;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** How an article becomes documents and back; {@link #FORMAT} counts the changes of it. */
final class Schema {
  /** Version of this form; an index of another is refused. */
  static final int FORMAT = 4;

  static final String ID = "id";
  static final String KEY = "key";
  static final String FINGERPRINT = "fingerprint";
  static final String BODY = "body";
  static final String TITLE = "title";
  static final String VECTOR = "vector";
  static final String DAY = "day";
  static final String PUBLISHER = "publisher";
  static final String TAG = "tag";
  static final String NUMBER = "number";
  static final String LIKE = "like";
  static final String TO_ARTICLE = "toArticle";
  static final String OBJECT = "object";

  private Schema() {}

  /** The block of an article: one document for each passage, the article's own last. */
  static List<Document> block(Indexed indexed, String fingerprint, List<float[]> vectors, String cleanTitle,
      List<String> cleanPassages) {
    Source source = indexed.article().source();
    List<Document> block = new ArrayList<>();
    int count = indexed.passages().size();
    for (int i = 0; i < count; i++) {
      Document passage = new Document();
      passage.add(new StringField(ID, source.id(), Field.Store.NO));
      passage.add(new NumericDocValuesField(NUMBER, i));
      passage.add(new NumericDocValuesField(TO_ARTICLE, count - i));
      passage.add(new TextField(BODY, cleanPassages.get(i), Field.Store.NO));
      passage.add(new TextField(TITLE, cleanTitle, Field.Store.NO));
      passage.add(new KnnByteVectorField(VECTOR, Quantised.of(Quantised.turned(vectors.get(i))), VectorSimilarityFunction.DOT_PRODUCT));
      source.published().ifPresent(p -> passage.add(new LongField(DAY, p.date().toEpochDay(), Field.Store.NO)));
      source.publisher().ifPresent(p -> passage.add(new StringField(PUBLISHER, p, Field.Store.NO)));
      source.tags().forEach(tag -> passage.add(new StringField(TAG, tag, Field.Store.NO)));
      block.add(passage);
    }
    block.add(articleDocument(indexed, fingerprint));
    return block;
  }

  private static Document articleDocument(Indexed indexed, String fingerprint) {
    Article article = indexed.article();
    Source source = article.source();
    Document document = new Document();
    document.add(new StringField(ID, source.id(), Field.Store.YES));
    document.add(new KeywordField(KEY, source.key(), Field.Store.YES));
    document.add(new StoredField(FINGERPRINT, fingerprint));
    Sketch.of(article.text()).terms().forEach(term -> document.add(new StringField(LIKE, term, Field.Store.NO)));
    document.add(new StoredField("a.title", source.title()));
    source.url().ifPresent(url -> document.add(new StoredField("a.url", url.toString())));
    source.publisher().ifPresent(p -> document.add(new StoredField("a.publisher", p)));
    source.published().ifPresent(p -> document.add(new StoredField("a.published", p.iso())));
    document.add(new StoredField("a.language", source.language()));
    source.tags().forEach(tag -> document.add(new StoredField("a.tag", tag)));
    document.add(new StoredField("a.text", article.text()));
    document.add(new StoredField("a.cuts", cuts(indexed)));
    article.pages().starts().forEach(start -> document.add(new StoredField("a.page", start)));
    return document;
  }

  /** The article of an article document. */
  static Indexed indexed(Document document) {
    Article article = article(document);
    BytesRef cuts = document.getBinaryValue("a.cuts");
    ByteArrayDataInput in = new ByteArrayDataInput(cuts.bytes, cuts.offset, cuts.length);
    List<Sentence> sentences = new ArrayList<>();
    int count = in.readVInt();
    int end = 0;
    for (int i = 0; i < count; i++) {
      int start = end + in.readVInt();
      end = start + in.readVInt();
      sentences.add(new Sentence(i, new Span(start, end)));
    }
    List<Passage> passages = new ArrayList<>();
    int passageCount = in.readVInt();
    for (int i = 0; i < passageCount; i++) {
      int first = in.readVInt();
      int last = first + in.readVInt();
      passages.add(new Passage(i, new Span(sentences.get(first).span().start(), sentences.get(last).span().end()),
          first, last + 1));
    }
    return new Indexed(article, sentences, passages);
  }

  static Article article(Document document) {
    return new Article(new Source(document.get(ID), document.get("a.title"),
        Optional.ofNullable(document.get("a.url")).map(URI::create), Optional.ofNullable(document.get("a.publisher")),
        Optional.ofNullable(document.get("a.published")).flatMap(Published::parse), document.get("a.language"),
        List.of(document.getValues("a.tag"))), document.get("a.text"), pages(document));
  }

  private static Pages pages(Document document) {
    return new Pages(Stream.of(document.getFields("a.page")).map(field -> field.numericValue().intValue()).toList());
  }

  /** The document of an object that articles come from; no search finds it, since it has neither words nor a vector. */
  static Document object(Tracked object) {
    Document document = new Document();
    document.add(new KeywordField(OBJECT, object.key(), Field.Store.YES));
    document.add(new StoredField("o.sequencer", object.sequencer()));
    document.add(new StoredField("o.etag", object.etag()));
    object.articles().forEach(id -> document.add(new StoredField("o.article", id)));
    object.fault().ifPresent(fault -> {
      document.add(new StoredField("o.code", fault.code()));
      document.add(new StoredField("o.message", fault.message()));
    });
    object.gone().ifPresent(at -> document.add(new StoredField("o.gone", at.toString())));
    return document;
  }

  static Tracked object(StoredFields fields, int doc) throws IOException {
    Document document = fields.document(doc);
    return new Tracked(document.get(OBJECT), document.get("o.sequencer"), document.get("o.etag"),
        List.of(document.getValues("o.article")),
        Optional.ofNullable(document.get("o.code")).map(code -> new Tracked.Reason(code, document.get("o.message"))),
        Optional.ofNullable(document.get("o.gone")).map(Instant::parse));
  }

  private static BytesRef cuts(Indexed indexed) {
    try {
      ByteBuffersDataOutput out = new ByteBuffersDataOutput();
      out.writeVInt(indexed.sentences().size());
      int end = 0;
      for (Sentence sentence : indexed.sentences()) {
        out.writeVInt(sentence.span().start() - end);
        out.writeVInt(sentence.span().length());
        end = sentence.span().end();
      }
      out.writeVInt(indexed.passages().size());
      for (Passage passage : indexed.passages()) {
        out.writeVInt(passage.firstSentence());
        out.writeVInt(passage.endSentence() - 1 - passage.firstSentence());
      }
      return new BytesRef(out.toArrayCopy());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
