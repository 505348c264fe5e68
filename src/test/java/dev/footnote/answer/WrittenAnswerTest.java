package dev.footnote.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.cite.Gate;
import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.read.Reader;
import dev.footnote.read.Reading;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The pipeline with a chat model that says what it is told. */
class WrittenAnswerTest {
  private static final String TEXT = "The ferry sank near Lindholm in 2019. Nobody was hurt.";
  private static final Indexed FERRY = new Indexed(new Article(Source.of("ferry", "Ferry sinks"), TEXT),
      List.of(new Sentence(0, new Span(0, 37)), new Sentence(1, new Span(38, TEXT.length()))),
      List.of(new Passage(0, new Span(0, TEXT.length()), 0, 2)));
  private static final Hit HIT = new Hit(FERRY, FERRY.passages().getFirst(), 1, Map.of());
  private static final Question ASKED = Question.of("When did the ferry sink?", LocalDate.of(2024, 5, 6));

  private final List<String> searched = new ArrayList<>();

  private Pipeline pipeline(String... replies) {
    Reader reader = new Reader() {
      @Override
      public String model() {
        return "fixed/1";
      }

      @Override
      public Reading read(String question, List<Hit> hits, int maxCitations) {
        return new Reading(List.of(new Reading.Pick(FERRY, new Span(0, 37))), "2019", 0.8, true, false, List.of(),
            List.of());
      }
    };
    AttemptsTest.Scripted model = new AttemptsTest.Scripted(
        List.of(replies).stream().map(r -> new Generation.Written(r, true, new Usage(10,
            5))).toArray(Generation[]::new));
    Writing writing = new Writing(new Attempts(model), 1_000, Prices.parse("fake=100000/0"), true, () -> "n");
    return new Pipeline(query -> {
      searched.add(query.text());
      return List.of(HIT);
    }, reader, () -> "1-abc", () -> "a-1", System::nanoTime, false, new Gate(), Optional.of(writing));
  }

  @Test
  void saysWhatPassesAndCountsWhatIsDropped() {
    Answer answer = pipeline("The ferry sank in 2019. [1]\nThe captain was drunk. [1]").ask(ASKED);
    assertEquals(List.of("The ferry sank in 2019."), statements(answer));
    assertEquals(Mode.GENERATIVE, answer.mode());
    assertEquals(1, answer.receipt().spent().dropped());
    assertEquals(1.0, answer.receipt().spent().costUsd(), 1e-9);
    assertEquals("2019", ((Finding.Grounded) answer.finding()).shortAnswer());
  }

  @Test
  void theReaderAnswersWhereNothingPasses() {
    Answer answer = pipeline("The ferry sank in 2021. [1]").ask(ASKED);
    assertEquals(List.of("The ferry sank near Lindholm in 2019."), statements(answer));
    assertTrue(answer.degraded());
    assertEquals(Mode.EXTRACTIVE, answer.mode());
    assertEquals(Optional.of("unsupported"), answer.receipt().spent().reason());
  }

  @Test
  void theReaderAnswersWhereTheModelSaysNothing() {
    assertEquals(Optional.of("model_silent"), pipeline("").ask(ASKED).receipt().spent().reason());
  }

  @Test
  void extractiveAsksNoModel() {
    Question extractive = new Question(ASKED.text(), ASKED.asOf(), Optional.empty(), ASKED.filter(), Mode.EXTRACTIVE, 3,
        Duration.ofSeconds(5));
    assertEquals(Spent.NOTHING, pipeline("The ferry sank in 2019. [1]").ask(extractive).receipt().spent());
  }

  @Test
  void aQuestionThatLeansIsRewrittenByTheModelWhereItIsFair() {
    Question leans = Question.of("and where?", ASKED.asOf()).after(List.of(new Turn("When did the ferry sink?",
        "In 2019.")));
    assertEquals(Optional.of("Where did the ferry sink?"),
        pipeline("Where did the ferry sink?", "The ferry sank near Lindholm. "
            + "[1]").ask(leans).receipt().spent().rewritten());
    assertEquals(Optional.of("Where, regarding When did the ferry sink?"),
        pipeline("Where is the Gold of Atlantis?", "").ask(leans).receipt().spent().rewritten());
    assertEquals(List.of("Where did the ferry sink?", "Where, regarding When did the ferry sink?"), searched);
  }

  @Test
  void statementsLeaveOneByOneAndTheLastEventIsTheAnswer() {
    List<Event> events = new ArrayList<>();
    Consumer<Event> add = events::add;
    Answer answer = pipeline("The ferry sank in 2019. [1]\nNobody was hurt. [2]").ask(ASKED, add);
    assertEquals(4, events.size(), events.toString());
    assertEquals("The ferry sank in 2019.", assertInstanceOf(Event.Said.class, events.get(1)).statement().text());
    assertEquals(List.of(2), assertInstanceOf(Event.Said.class,
        events.get(2)).citations().stream().map(c -> c.number()).toList());
    assertEquals(new Event.Done(answer), events.getLast());
  }

  private static List<String> statements(Answer answer) {
    return assertInstanceOf(Finding.Grounded.class, answer.finding()).statements().stream().map(s -> s.text()).toList();
  }
}
