package dev.footnote.fake;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Attempts;
import dev.footnote.answer.Event;
import dev.footnote.answer.Generator;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Pipeline;
import dev.footnote.answer.Prices;
import dev.footnote.answer.Question;
import dev.footnote.answer.Writing;
import dev.footnote.cite.Gate;
import dev.footnote.ingest.Sentences;
import dev.footnote.langchain.ChatModels;
import dev.footnote.langchain.E5SmallSpanModel;
import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Published;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.read.FeatureReader;
import dev.footnote.read.Reader;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole pipeline over a few articles, with a chat model over a real socket; every article is found for every
 * question.
 */
public final class Desk {
  private static final Reader SHIPPED = FeatureReader.withModel(new E5SmallSpanModel(), 3);

  /** Cosine of question and passage, which every retriever tells; about what it is where a passage answers. */
  private static final double ALIKE = 0.8;

  private final List<Hit> hits = new ArrayList<>();
  private final Reader reader;

  /** Each article is one passage; the first comes first. The reader that ships answers where the model does not. */
  public Desk(List<Article> articles) {
    this(articles, SHIPPED);
  }

  Desk(List<Article> articles, Reader reader) {
    this.reader = reader;
    for (Article article : articles) {
      List<Sentence> sentences = Sentences.split(article.text());
      Span whole = new Span(sentences.getFirst().span().start(), sentences.getLast().span().end());
      Indexed indexed = new Indexed(article, sentences, List.of(new Passage(0, whole, 0, sentences.size())));
      hits.add(new Hit(indexed, indexed.passages().getFirst(), 1.0 / (hits.size() + 1), Map.of("cosine", ALIKE)));
    }
  }

  /** Three articles about a bridge and a ferry. */
  public static List<Article> bridge() {
    return List.of(article("a1", "Council approves bridge", LocalDate.of(2024, 5, 3),
            "The council approved the Harbour Bridge repair on 3 May 2024 at a cost of 4.2 million euros."),
        article("a2", "Bridge repair delayed", LocalDate.of(2024, 6, 10),
            "Work on the Harbour Bridge was delayed to September 2024 after a supplier failed."),
        article("a3", "Ferry fares rise", LocalDate.of(2024, 6, 20), "Ferry fares rise by 5 percent in July."));
  }

  /** One article about an application. */
  public static List<Article> nis() {
    return List.of(article("nis", "South Korea's spy agency joins cyber defence centre in Tallinn", LocalDate.of(2022,
        5, 5),
        "The NIS was admitted to the centre on Thursday. The NIS filed its application to the centre in 2019. While "
            + "it waited for an answer "
            + "it sent teams to Locked Shields."));
  }

  /** An article of the Harbour Post. */
  public static Article article(String id, String title, LocalDate day, String text) {
    return new Article(new Source(id, title, Optional.of(URI.create("https://news.example/" + id)),
        Optional.of("Harbour Post"),
        Optional.of(Published.on(day)), "en", List.of()), text);
  }

  /** @param withheld whether sentences that give orders are kept from the model */
  public Pipeline pipeline(Optional<Generator> generator, boolean withheld) {
    Optional<Writing> writing = generator.map(g -> new Writing(new Attempts(g), Writing.PROMPT_TOKENS,
        Prices.parse("fake=1/5"), withheld, () -> "0f1e2d3c4b5a69788796a5b4c3d2e1f0"));
    return new Pipeline(query -> hits, reader, () -> "1-test", () -> "a-1", System::nanoTime, false, new Gate(), writing);
  }

  /** The adapter of a provider, pointed at the fake. */
  public static Generator generator(String provider, FakeModelServer fake) {
    return generator(provider, fake.uri());
  }

  /** The adapter of a provider, pointed at a server that need not be there. */
  static Generator generator(String provider, URI server) {
    return switch (provider) {
      case "bedrock" -> {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        yield ChatModels.bedrock("fake", Optional.of("us-east-1"), Optional.of(server));
      }
      case "openai" -> ChatModels.openAi("fake", "none", URI.create(server + "/v1"));
      default -> ChatModels.anthropic("fake", "none", URI.create(server + "/v1"));
    };
  }

  public static Question question(String text, Duration deadline) {
    return new Question(text, LocalDate.of(2024, 7, 1), Optional.empty(), Filter.NONE, Mode.AUTO, 5, deadline);
  }

  /** @param events where they are collected; empty for a plain call */
  public static Answer ask(Pipeline pipeline, Question question, Optional<List<Event>> events) {
    return events.isPresent() ? pipeline.ask(question, events.get()::add) : pipeline.ask(question);
  }
}
