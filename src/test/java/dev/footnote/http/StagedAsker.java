package dev.footnote.http;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Event;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.answer.Receipt;
import dev.footnote.answer.ResolvedDate;
import dev.footnote.answer.Spent;
import dev.footnote.answer.Usage;
import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.news.Article;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Withdrawal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Plays every outcome for the tests of the pages, by the first word of the question: {@code partial}, {@code disagree},
 * {@code nothing}, {@code degraded}, {@code refused}, {@code broken}, {@code arabic}, {@code changed},
 * {@code withdrawn}; any other is answered. A question that is the payload gets an answer out of an article made of it, past the gate.
 */
public final class StagedAsker implements Asker {
  private static final Article OPENING = article("opening", "Harbour Bridge to open in May", "The Harbour Post",
      "2024-04-26", "The Harbour Bridge will open on Thursday, the council said. It has been closed since a barge struck"
          + " it in 2022.\n\nThe repair cost 4.2 million euros. Cyclists will have a lane of their own for the first time.");
  private static final Article LEDGER = article("ledger", "Bridge bill grows", "The Valley Ledger", "2024-05-03",
      "The bill has grown again. The repair cost 4.9 million euros, according to the ledger that the council"
          + " published.");
  private static final Article ARABIC = article("arabic", "افتتاح الجسر", "صحيفة الميناء", "2024-05-02",
      "قال المجلس إن الجسر سيفتح يوم الخميس. وقد أغلق منذ 2022.");
  private static final Article ONCE = article("changed", "Ferry fares rise", "The Harbour Post", "2024-06-20",
      "Ferry fares rise by 5 percent in July. The company blames the price of fuel.");
  private static final Article NOW = article("changed", "Ferry fares rise", "The Harbour Post", "2024-06-20",
      "This article was amended on 22 June. Ferry fares rise by 6 percent in July.");
  private static final Article GONE = article("withdrawn", "Mayor resigns", "The Harbour Post", "2024-06-21",
      "The mayor resigned on Friday. Her deputy takes over.");

  private final List<Article> articles = new ArrayList<>(List.of(OPENING, LEDGER, ARABIC, NOW));
  private final ConcurrentHashMap<String, Article> payloads = new ConcurrentHashMap<>();
  private final AtomicInteger answers = new AtomicInteger();

  public Service service() {
    return new Service(this, new Shelf(), _ -> List.of());
  }

  /** Another asker over some articles. */
  public static Service over(List<Article> articles, Asker asker) {
    StagedAsker staged = new StagedAsker();
    staged.articles.clear();
    staged.articles.addAll(articles);
    return new Service(asker, staged.new Shelf(), _ -> List.of());
  }

  /** Makes an article whose id, title, publisher, tag and text are this; a question of it is answered by it. */
  public void payload(String text) {
    String visible = text.isBlank() ? "blank" + text : text;
    String asked = asked(Article.storable(visible));
    String id = visible.length() <= Source.LONGEST_ID ? visible : visible.substring(0, Source.LONGEST_ID);
    Source source = new Source(id, visible, Optional.of(URI.create("https://cited.example/p")),
        Optional.of(visible), Published.parse("2024-05-01"), "und", List.of(visible));
    payloads.put(asked, new Article(source, Article.storable(visible)));
  }

  /** As it reaches the asker; itself if it is refused before. */
  private static String asked(String text) {
    try {
      return QuestionText.clean(text);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public Answer ask(Question question) {
    return ask(question, _ -> {});
  }

  @Override
  public Answer ask(Question question, Consumer<Event> events) {
    events.accept(new Event.Retrieved(List.of()));
    Answer answer = answer(question);
    if (answer.finding() instanceof Finding.Grounded grounded) {
      grounded.statements().forEach(s -> events.accept(new Event.Said(s,
          grounded.citations().stream().filter(c -> s.citations().getFirst() == c.number()).toList())));
    }
    events.accept(new Event.Done(answer));
    return answer;
  }

  private Answer answer(Question question) {
    Article payload = payloads.get(question.text());
    if (payload != null) {
      int end = payload.text().offsetByCodePoints(0, Math.min(700, payload.text().codePointCount(0,
          payload.text().length())));
      Citation whole = new Citation(1, payload, new Span(0, end));
      return answer(question, new Finding.Grounded(Finding.Kind.ANSWERED,
          List.of(new Statement(payload.text(), List.of(1))), List.of(whole), "", List.of(), List.of()), "");
    }
    return switch (question.text().split("[^a-z]")[0]) {
      case "partial" -> answer(question, grounded(Finding.Kind.PARTIAL, "4.2 million euros",
          List.of("who will pay for it"), cite(1, OPENING, "The repair cost 4.2 million euros.")), "");
      case "disagree" -> answer(question, grounded(Finding.Kind.CONFLICTING, "4.9 million euros", List.of(),
          cite(1, LEDGER, "The repair cost 4.9 million euros, according to the ledger that the council published."),
          cite(2, OPENING, "The repair cost 4.2 million euros.")), "");
      case "nothing" -> answer(question, new Finding.NotFound(List.of(FakeService.hit(OPENING, "Cyclists will"),
          FakeService.hit(LEDGER, "The bill"))), "");
      case "degraded" -> answer(question, grounded(Finding.Kind.ANSWERED, "4.2 million euros", List.of(),
          cite(1, OPENING, "The repair cost 4.2 million euros.")), "model_timeout");
      case "refused" -> answer(question, new Finding.Refused("guardrail"), "");
      case "broken" -> throw new IllegalStateException("played");
      case "arabic" -> answer(question, grounded(Finding.Kind.ANSWERED, "", List.of(),
          cite(1, ARABIC, "قال المجلس إن الجسر سيفتح يوم الخميس."),
          cite(2, OPENING, "The repair cost 4.2 million euros.")), "");
      case "changed" -> answer(question, grounded(Finding.Kind.ANSWERED, "5 percent", List.of(),
          cite(1, ONCE, "Ferry fares rise by 5 percent in July.")), "");
      case "withdrawn" -> answer(question, grounded(Finding.Kind.ANSWERED, "", List.of(),
          cite(1, GONE, "The mayor resigned on Friday.")), "");
      default -> answer(question, grounded(Finding.Kind.ANSWERED, "Thursday", List.of(),
          cite(1, OPENING, "The Harbour Bridge will open on Thursday, the council said."),
          cite(2, OPENING, "It has been closed since a barge struck it in 2022.")), "");
    };
  }

  private static Finding.Grounded grounded(Finding.Kind kind, String shortAnswer, List<String> missing,
      Citation... cited) {
    List<Citation> citations = List.of(cited);
    List<ResolvedDate> dates = citations.stream().filter(c -> c.quote().contains("on Thursday"))
        .map(c -> new ResolvedDate(c.number(), FakeService.span(c.article(), "Thursday"), "Thursday",
            LocalDate.of(2024, 5, 2), LocalDate.of(2024, 5, 2))).toList();
    List<Statement> statements = citations.stream().map(c -> new Statement(c.quote(), List.of(c.number()))).toList();
    return new Finding.Grounded(kind, statements, citations, shortAnswer, dates, missing);
  }

  private Answer answer(Question question, Finding finding, String fault) {
    Spent spent = new Spent(0, Usage.NONE, 0, 0, Optional.of(fault).filter(f -> !f.isEmpty()), Optional.empty());
    return new Answer("a-" + "0".repeat(20) + String.format("%06d", answers.incrementAndGet()), finding, 0.9,
        !fault.isEmpty(), Mode.EXTRACTIVE, question.conversation(), List.of(),
        new Receipt("played", "played/1", 8, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO,
            spent));
  }

  private static Citation cite(int number, Article article, String quote) {
    return FakeService.cite(number, article, quote);
  }

  private static Article article(String id, String title, String publisher, String published, String text) {
    return new Article(new Source(id, title, Optional.of(URI.create("https://cited.example/" + id)),
        Optional.of(publisher), Published.parse(published), "und", List.of()), text);
  }

  private final class Shelf implements Articles {
    @Override
    public Optional<Article> byKey(String key) {
      return Stream.concat(articles.stream(), payloads.values().stream())
          .filter(a -> a.source().key().equals(key)).findFirst();
    }

    @Override
    public Optional<Withdrawal> withdrawn(String key) {
      return key.equals(GONE.source().key())
          ? Optional.of(new Withdrawal("withdrawn", "The mayor did not resign.", Instant.parse("2024-06-25T08:00:00Z")))
          : Optional.empty();
    }

    @Override
    public List<Article> page(String afterKey, int limit) {
      return articles.stream().sorted(Comparator.comparing((Article a) -> a.source().key()))
          .filter(a -> a.source().key().compareTo(afterKey) > 0).limit(limit).toList();
    }

    @Override
    public int count() {
      return articles.size();
    }

    @Override
    public String snapshot() {
      return "played";
    }
  }
}
