package dev.footnote.langchain;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;

import dev.footnote.ingest.IndexedJson;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Candidate;
import dev.footnote.retrieve.Copies;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.PassageSearch;
import dev.footnote.retrieve.Query;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.store.embedding.filter.Filter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Any LangChain4j {@code EmbeddingStore} for reading. It knows vectors only: passages are found by meaning and never by words,
 * and copies of an article are not known. Thread-safe if the store is.
 *
 * <p>Every method throws {@link dev.footnote.retrieve.SearchException} if the store cannot be asked.
 */
public final class EmbeddingStoreIndex implements PassageSearch, Articles, Copies {
  static final String PASSAGE = "passage";
  static final String WHOLE = "article";

  private final Entries entries;
  private final String model;
  private final int dimension;

  EmbeddingStoreIndex(Entries entries, String model, int dimension) {
    this.entries = entries;
    this.model = model;
    this.dimension = dimension;
  }

  @Override
  public List<Candidate> candidates(Query query, float[] vector) {
    List<Candidate> candidates = new ArrayList<>();
    entries.find(filter(query.filter()), Embedding.from(vector), query.limit()).forEach(match -> {
      Metadata metadata = match.embedded().metadata();
      Optional<LocalDate> day = metadata.containsKey(Entries.DAY)
          ? Optional.of(LocalDate.ofEpochDay(metadata.getInteger(Entries.DAY))) : Optional.empty();
      candidates.add(new Candidate(text(metadata, Entries.ARTICLE), metadata.getInteger(Entries.NUMBER), day, 0, 0, 0, 0,
          2 * match.score() - 1, mark(text(metadata, Entries.VERSION)))); // a store's score is (1 + cosine) / 2
    });
    return candidates;
  }

  private static String text(Metadata metadata, String name) {
    return String.valueOf(metadata.getString(name));
  }

  /** Tells versions of one article apart in the little room that a candidate has. */
  private static int mark(String version) {
    return version.hashCode() & Integer.MAX_VALUE;
  }

  private static Filter filter(dev.footnote.retrieve.Filter filter) {
    Filter all = Entries.kind(PASSAGE);
    if (filter.publishedFrom().isPresent()) {
      all = all.and(metadataKey(Entries.DAY).isGreaterThanOrEqualTo((int) filter.publishedFrom().get().toEpochDay()));
    }
    if (filter.publishedTo().isPresent()) {
      all = all.and(metadataKey(Entries.DAY).isLessThanOrEqualTo((int) filter.publishedTo().get().toEpochDay()));
    }
    if (!filter.publishers().isEmpty()) {
      all = all.and(metadataKey(Entries.PUBLISHER).isIn(hashes(filter.publishers())));
    }
    if (!filter.articles().isEmpty()) {
      all = all.and(metadataKey(Entries.ARTICLE).isIn(hashes(filter.articles())));
    }
    Optional<Filter> tags = filter.tags().stream().map(tag -> metadataKey(tag(tag)).isEqualTo(1)).reduce((a, b) -> a.or(b));
    return tags.isPresent() ? all.and(tags.get()) : all;
  }

  private static Set<String> hashes(Set<String> values) {
    return values.stream().map(Source::keyOf).collect(Collectors.toSet());
  }

  /** Metadata have one value each, so each tag is a key of its own. */
  static String tag(String tag) {
    return Entries.TAG + Source.keyOf(tag);
  }

  @Override
  public Indexed load(Candidate candidate) {
    return Optional.ofNullable(loadAll(List.of(candidate)).get(candidate.article())).orElseThrow(() ->
        new IllegalArgumentException("candidate of another index, or of an article that was changed since: " + candidate));
  }

  @Override
  public Map<String, Indexed> loadAll(Collection<Candidate> some) {
    Map<String, Indexed> all = new HashMap<>();
    Map<String, List<Candidate>> byArticle = some.stream().collect(Collectors.groupingBy(Candidate::article));
    for (Metadata metadata : whole(byArticle.keySet())) {
      String key = text(metadata, Entries.ARTICLE);
      int mark = mark(text(metadata, Entries.VERSION));
      if (byArticle.getOrDefault(key, List.of()).stream().allMatch(c -> c.reference() == mark)) {
        all.put(key, IndexedJson.read(entries.unpack(metadata)));
      }
    }
    return all;
  }

  private List<Metadata> whole(Collection<String> keys) {
    return keys.isEmpty() ? List.of() : entries.all(Entries.kind(WHOLE).and(metadataKey(Entries.ARTICLE).isIn(keys)));
  }

  @Override
  public Optional<Article> byKey(String key) {
    // A key comes from whoever asks, and a store may write it into its query as it is.
    return key.matches("[A-Za-z0-9_-]{16}") ? whole(List.of(key)).stream().findFirst().map(this::article) : Optional.empty();
  }

  private Article article(Metadata metadata) {
    return IndexedJson.article(entries.unpack(metadata));
  }

  /** All articles are read for it: a store has no order but that of nearness. */
  @Override
  public List<Article> page(String afterKey, int limit) {
    Map<String, Metadata> byKey = entries.all(Entries.kind(WHOLE)).stream()
        .collect(Collectors.toMap(m -> text(m, Entries.ARTICLE), Function.identity(), (a, _) -> a));
    return byKey.entrySet().stream().filter(e -> e.getKey().compareTo(afterKey) > 0)
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder())).limit(limit).map(e -> article(e.getValue())).toList();
  }

  @Override
  public int count() {
    return StoreInfo.of(entries, model, dimension).map(StoreInfo::articles).orElse(0);
  }

  @Override
  public String snapshot() {
    return StoreInfo.of(entries, model, dimension).map(StoreInfo::snapshot).orElse("none");
  }

  /** None: what is alike is looked up by words. */
  @Override
  public List<Article> copies(Article article) {
    return List.of();
  }
}
