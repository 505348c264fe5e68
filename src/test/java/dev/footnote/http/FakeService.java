package dev.footnote.http;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.answer.Receipt;
import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Published;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Query;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** Three articles, an asker that always cites the first, and a note of what was asked. */
public final class FakeService {
  public static final Article NIS = new Article(
      new Source("nis-joins-cyber-centre", "Spy agency joins cyber defence centre",
          Optional.of(URI.create("https://harbour-gazette.example/nis")), Optional.of("The Harbour Gazette"),
          Published.parse("2022-05-05"), "en", List.of("security", "asia")),
      "🗞 The agency was let in on Thursday. The NIS filed its application to the centre in 2019. It waited.");
  public static final Article PLAIN = new Article(Source.of("leaflet", "A leaflet"),
      "🗞 The bridge opens in May. It is blue.");
  public static final Article TIMED = new Article(
      new Source("https://ledger.example/a?b=c", "Timed", Optional.empty(), Optional.empty(),
          Published.parse("2024-02-03T04:05:06+02:00"), "und", List.of()), "One sentence.");

  /** 2026-01-31, 23:30 UTC: already February in Seoul. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T23:30:00Z"), ZoneOffset.UTC);

  final List<Question> questions = new CopyOnWriteArrayList<>();
  final List<Query> queries = new CopyOnWriteArrayList<>();
  private final Function<Question, Answer> asker;

  FakeService(Function<Question, Answer> asker) {
    this.asker = asker;
  }

  public FakeService() {
    this(FakeService::answer);
  }

  /** An API over this service whose request ids are all {@code r-1}. */
  public HttpApi api() {
    return api(() -> Optional.of(service()));
  }

  public static HttpApi api(Supplier<Optional<Service>> service) {
    return new HttpApi(service, CLOCK, false, () -> "r-1");
  }

  /** An API over another asker and the same articles. */
  public static HttpApi over(Asker asker) {
    Service service = new FakeService().service();
    return api(() -> Optional.of(new Service(asker, service.articles(), service.retriever())));
  }

  /** What this service answers. */
  public static Answer answered(Question question) {
    return answer(question);
  }

  /** A service that answers and nothing more. */
  public static Service plain() {
    return new FakeService().service();
  }

  Service service() {
    return new Service(this::ask, new FakeArticles(), query -> {
      queries.add(query);
      return List.of(hit(NIS, "The NIS filed"), hit(PLAIN, "The bridge")).subList(0, Math.min(2, query.limit()));
    });
  }

  private Answer ask(Question question) {
    questions.add(question);
    return asker.apply(question);
  }

  static Answer answer(Question question) {
    Citation citation = cite(1, NIS, "The NIS filed its application to the centre in 2019.");
    return answer(question, new Finding.Grounded(Finding.Kind.ANSWERED,
        List.of(new Statement(citation.quote(), List.of(1))), List.of(citation), "2019", List.of(), List.of()));
  }

  static Answer answer(Question question, Finding finding) {
    return new Answer("a-1", finding, 0.912345, false, Mode.EXTRACTIVE, question.conversation(), List.of(),
        new Receipt("snap", "reader/1", 8, Duration.ofMillis(3), Duration.ofNanos(4_040_000), Duration.ofMillis(6),
            Duration.ofMillis(1), Duration.ofNanos(12_350_000)));
  }

  static Citation cite(int number, Article article, String quote) {
    return new Citation(number, article, span(article, quote));
  }

  static Span span(Article article, String part) {
    int start = article.text().indexOf(part);
    return new Span(start, start + part.length());
  }

  /** The sentence that starts with {@code start} as a passage. */
  static Hit hit(Article article, String start) {
    int from = article.text().indexOf(start);
    Span span = new Span(from, article.text().indexOf('.', from) + 1);
    Passage passage = new Passage(0, span, 0, 1);
    return new Hit(new Indexed(article, List.of(new Sentence(0, span)), List.of(passage)), passage, 0.5,
        Map.of("vector", 0.75, "bm25", 0.25));
  }

  private static final class FakeArticles implements Articles {
    private final List<Article> all =
        List.of(NIS, PLAIN, TIMED).stream().sorted(Comparator.comparing(a -> a.source().key())).toList();

    @Override
    public Optional<Article> byKey(String key) {
      return all.stream().filter(a -> a.source().key().equals(key)).findFirst();
    }

    @Override
    public List<Article> page(String afterKey, int limit) {
      return all.stream().filter(a -> a.source().key().compareTo(afterKey) > 0).limit(limit).toList();
    }

    @Override
    public int count() {
      return all.size();
    }

    @Override
    public String snapshot() {
      return "snap";
    }
  }
}
