package dev.footnote.ingest;

import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Sketch;
import dev.footnote.retrieve.Copies;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.PassageSearch;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Rarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** In-memory twin of an index: exact search, words counted where Lucene weighs them. */
public final class MemoryIndex {
  private record Entry(Indexed indexed, String fingerprint, List<float[]> vectors) {}

  private Map<String, Entry> committed = new TreeMap<>();
  private Map<String, Tracked> objects = new TreeMap<>();

  /** Opens it for writing. */
  public TrackedIndex write() {
    return new Writer(new TreeMap<>(committed), new TreeMap<>(objects));
  }

  /** What is committed now. */
  public Snapshot read() {
    return new Snapshot(new ArrayList<>(committed.values()));
  }

  private final class Writer implements TrackedIndex {
    private final Map<String, Entry> entries;
    private final Map<String, Tracked> tracked;

    Writer(Map<String, Entry> entries, Map<String, Tracked> tracked) {
      this.entries = entries;
      this.tracked = tracked;
    }

    @Override
    public Optional<Tracked> tracked(String key) {
      return Optional.ofNullable(tracked.get(key));
    }

    @Override
    public List<Tracked> tracked() {
      return List.copyOf(tracked.values());
    }

    @Override
    public void track(Tracked object) {
      tracked.put(object.key(), object);
    }

    @Override
    public void untrack(String key) {
      tracked.remove(key);
    }

    @Override
    public Optional<String> fingerprint(String articleId) {
      return Optional.ofNullable(entries.get(Source.keyOf(articleId))).map(Entry::fingerprint);
    }

    @Override
    public void put(Indexed indexed, String fingerprint, List<float[]> vectors) {
      entries.put(indexed.article().source().key(), new Entry(indexed, fingerprint, List.copyOf(vectors)));
    }

    @Override
    public boolean delete(String articleId) {
      return entries.remove(Source.keyOf(articleId)) != null;
    }

    @Override
    public void commit() {
      committed = new TreeMap<>(entries);
      objects = new TreeMap<>(tracked);
    }

    @Override
    public void close() {}
  }

  /** One state of it. */
  public static final class Snapshot implements PassageSearch, Articles, Copies {
    private final List<Entry> entries;

    private Snapshot(List<Entry> entries) {
      this.entries = entries;
    }

    @Override
    public List<Article> copies(Article article) {
      Sketch sketch = Sketch.of(article.text());
      return entries.stream().map(entry -> entry.indexed.article()).filter(other -> !other.id().equals(article.id())
          && sketch.alike(Sketch.of(other.text())) >= Sketch.ALIKE).sorted(ORDER).limit(MOST).toList();
    }

    @Override
    public List<Candidate> candidates(Query query, float[] vector) {
      List<Candidate> all = new ArrayList<>();
      List<String> texts = entries.stream().flatMap(e -> e.indexed.passages().stream()
          .map(passage -> passage.span().of(e.indexed.article().text()))).toList();
      Map<String, Double> rare = Rarity.rarest(words(query.text()),
          word -> texts.stream().filter(text -> words(text).contains(word)).count(), texts.size());
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        Source source = entry.indexed.article().source();
        for (Passage passage : entry.indexed.passages()) {
          if (query.filter().accepts(source)) {
            String text = passage.span().of(entry.indexed.article().text());
            all.add(new Candidate(source.key(), passage.number(), source.published().map(Published::date),
                shared(query.text(), text), shared(query.text(), source.title()), 0,
                rare.entrySet().stream().filter(word -> words(text + " " + source.title()).contains(word.getKey()))
                    .mapToDouble(Map.Entry::getValue).sum(),
                dot(vector, entry.vectors.get(passage.number())), i));
          }
        }
      }
      Set<Candidate> best = new LinkedHashSet<>(best(all, c -> c.words() + c.title(), query.limit()));
      best.removeIf(c -> c.words() + c.title() == 0);
      best.addAll(best(all, Candidate::meaning, query.limit()));
      return List.copyOf(best);
    }

    private static List<Candidate> best(List<Candidate> all, ToDoubleFunction<Candidate> score, int limit) {
      return all.stream().sorted(Comparator.comparingDouble(score).reversed()).limit(limit).toList();
    }

    private static int shared(String one, String other) {
      Set<String> words = words(one);
      words.retainAll(words(other));
      return words.size();
    }

    private static Set<String> words(String text) {
      return new TreeSet<>(List.of(text.toLowerCase(Locale.ROOT).split("\\W+")));
    }

    private static double dot(float[] a, float[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }

    @Override
    public Indexed load(Candidate candidate) {
      Objects.requireNonNull(candidate);
      if (candidate.reference() < 0 || candidate.reference() >= entries.size()) {
        throw new IllegalArgumentException("candidate of another index: " + candidate);
      }
      return entries.get(candidate.reference()).indexed;
    }

    @Override
    public Optional<Article> byKey(String key) {
      return entries.stream().map(e -> e.indexed.article()).filter(a -> a.source().key().equals(key)).findFirst();
    }

    @Override
    public List<Article> page(String afterKey, int limit) {
      return entries.stream().map(e -> e.indexed.article()).filter(a -> a.source().key().compareTo(afterKey) > 0)
          .limit(limit).toList();
    }

    @Override
    public int count() {
      return entries.size();
    }

    @Override
    public String snapshot() {
      return "memory-" + entries.stream().map(e -> e.indexed.article().id() + "=" + e.fingerprint).toList().hashCode();
    }
  }
}
