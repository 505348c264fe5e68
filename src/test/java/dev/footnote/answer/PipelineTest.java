package dev.footnote.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.footnote.answer.Finding.Grounded;
import dev.footnote.answer.Finding.Kind;
import dev.footnote.answer.Finding.NotFound;
import dev.footnote.cite.Citation;
import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Published;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.read.Reader;
import dev.footnote.read.Reading;
import dev.footnote.read.Reading.Pick;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Retriever;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final LocalDate TODAY = LocalDate.of(2022, 5, 6);
  private static final String TEXT = "The ferry sank on Thursday. It had left Lindholm at noon.";
  private static final Indexed FERRY = new Indexed(
      new Article(new Source("ferry", "", Optional.empty(), Optional.empty(),
          Optional.of(Published.on(LocalDate.of(2022, 5, 5))), "en", List.of()), TEXT),
      List.of(new Sentence(0, new Span(0, 27)), new Sentence(1, new Span(28, TEXT.length()))),
      List.of(new Passage(0, new Span(0, TEXT.length()), 0, 2)));
  private static final Pick SANK = new Pick(FERRY, new Span(0, 27));
  private static final Pick LEFT = new Pick(FERRY, new Span(28, TEXT.length()));
  private static final Hit HIT = new Hit(FERRY, FERRY.passages().getFirst(), 1, Map.of());

  private final List<Query> queries = new ArrayList<>();

  private Answer ask(Question question, boolean neverAbstain, Reading reading) {
    AtomicLong clock = new AtomicLong();
    return new Pipeline(query -> {
      queries.add(query);
      return Collections.nCopies(5, HIT);
    }, new FixedReader(reading), "1-abc", () -> "a-1", () -> clock.getAndAdd(1_000_000), neverAbstain).ask(question);
  }

  private Answer ask(Reading reading) {
    return ask(Question.of("When did the ferry sink?", TODAY), false, reading);
  }

  private Grounded grounded(Reading reading) {
    return assertInstanceOf(Grounded.class, ask(reading).finding());
  }

  private static Reading reading(boolean answers, String shortAnswer, Pick... picks) {
    return new Reading(List.of(picks), shortAnswer, 0.75, answers, false, List.of(), List.of());
  }

  @Test
  void citesTheSentenceRead() {
    Grounded found = grounded(reading(true, "Thursday", SANK));
    assertEquals(Kind.ANSWERED, found.kind());
    assertEquals("Thursday", found.shortAnswer());
    assertEquals("The ferry sank on Thursday.", found.statements().getFirst().text());
    assertEquals(List.of("The ferry sank on Thursday."), found.citations().stream().map(Citation::quote).toList());
  }

  @Test
  void resolvesDaysByTheArticlesOwnDate() {
    assertEquals(LocalDate.of(2022, 5, 5), grounded(reading(true, "", SANK)).dates().getFirst().from());
  }

  @Test
  void declinesWhenTheReaderIsNotSure() {
    NotFound declined = assertInstanceOf(NotFound.class, ask(reading(false, "", SANK)).finding());
    assertEquals(3, declined.related().size());
  }

  @Test
  void declinesWhenNothingWasRead() {
    assertInstanceOf(NotFound.class, ask(reading(true, "")).finding());
  }

  @Test
  void declinesWhenNothingPassesTheGate() {
    String endless = "word ".repeat(400) + "end.";
    Indexed indexed = new Indexed(new Article(Source.of("long", ""), endless), List.of(), List.of());
    assertInstanceOf(NotFound.class, ask(reading(true, "", new Pick(indexed, new Span(0, endless.length())))).finding());
  }

  @Test
  void givesTheBestThereIsWhereItMayNotAbstain() {
    Question question = Question.of("When did the ferry sink?", TODAY);
    assertInstanceOf(Grounded.class, ask(question, true, reading(false, "", SANK)).finding());
    assertInstanceOf(NotFound.class, ask(question, true, reading(false, "")).finding());
  }

  @Test
  void isPartialWhenAPartIsMissing() {
    Grounded found = grounded(new Reading(List.of(SANK), "", 0.75, true, false, List.of("why"), List.of()));
    assertEquals(Kind.PARTIAL, found.kind());
    assertEquals(List.of("why"), found.missing());
  }

  @Test
  void isConflictingWhenTwoSidesAreCited() {
    assertEquals(Kind.CONFLICTING,
        grounded(new Reading(List.of(SANK, LEFT), "", 0.75, true, true, List.of(), List.of())).kind());
  }

  @Test
  void isNoConflictWithOneSideLeft() {
    assertEquals(Kind.ANSWERED,
        grounded(new Reading(List.of(SANK), "", 0.75, true, true, List.of(), List.of())).kind());
  }

  @Test
  void dropsAShortAnswerThatNoQuoteHolds() {
    assertEquals("", grounded(reading(true, "Lindholm", SANK)).shortAnswer());
  }

  @Test
  void citesNoMoreThanAsked() {
    Question one = new Question("When?", TODAY, Optional.of("c-1"), Filter.NONE, Mode.AUTO, 1,
        Question.DEFAULT_DEADLINE);
    Answer answer = ask(one, false, reading(true, "", SANK, LEFT));
    assertEquals(1, assertInstanceOf(Grounded.class, answer.finding()).citations().size());
    assertEquals(Optional.of("c-1"), answer.conversation());
  }

  @Test
  void searchesWithTheFilterAndDayOfTheQuestion() {
    Filter filter = new Filter(Optional.empty(), Optional.empty(), Set.of("Herald"), Set.of(), Set.of());
    ask(new Question("When?", TODAY, Optional.empty(), filter, Mode.AUTO, 3, Question.DEFAULT_DEADLINE), false,
        reading(true, "", SANK));
    assertEquals(List.of(new Query("When?", TODAY, filter, 20)), queries);
  }

  @Test
  void receiptSaysWhatItTook() {
    Duration step = Duration.ofMillis(1);
    assertEquals(new Receipt("1-abc", "fixed/1", 5, Duration.ZERO, step, step, step, Duration.ofMillis(3)),
        ask(reading(true, "", SANK)).receipt());
  }

  @Test
  void receiptTellsEmbeddingFromSearch() {
    AtomicLong clock = new AtomicLong();
    Retriever retriever = new Retriever() {
      @Override
      public List<Hit> retrieve(Query query) {
        return List.of(HIT);
      }

      @Override
      public List<Hit> retrieve(Query query, Runnable embedded) {
        embedded.run();
        return retrieve(query);
      }
    };
    Receipt receipt = new Pipeline(retriever, new FixedReader(reading(true, "", SANK)), "1-abc", () -> "a-1",
        () -> clock.getAndAdd(1_000_000), false).ask(Question.of("When?", TODAY)).receipt();
    assertEquals(Duration.ofMillis(1), receipt.embed());
    assertEquals(Duration.ofMillis(2), receipt.retrieve());
  }

  @Test
  void answerCarriesItsIdConfidenceAndWriter() {
    Answer answer = ask(reading(false, ""));
    assertEquals("a-1", answer.id());
    assertEquals(0.75, answer.confidence());
    assertEquals(Mode.EXTRACTIVE, answer.mode());
  }

  private record FixedReader(Reading reading) implements Reader {
    @Override
    public String model() {
      return "fixed/1";
    }

    @Override
    public Reading read(String question, List<Hit> hits, int maxCitations) {
      return reading;
    }
  }
}
