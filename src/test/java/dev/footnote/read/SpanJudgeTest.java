package dev.footnote.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Passages;
import dev.footnote.ingest.Sentences;
import dev.footnote.news.Article;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpanJudgeTest {
  private static final String TEXT = "The ferry Kestrel was launched in 1998. It sank off Lindholm in 2003. "
      + "Nobody was hurt. The owner paid a fine.";
  private static final SentenceOdds BY_MODEL = new SentenceOdds(byTheFirstAlone(SentenceOdds.NAMES.size()));

  private final List<String> looked = new ArrayList<>();

  /** A net that gives the first feature as it is. */
  private static Net byTheFirstAlone(int features) {
    float[] inputs = new float[3 * features];
    for (int f = 0; f < features; f++) {
      inputs[3 * f + 1] = 100;
    }
    inputs[2] = 100;
    return new Net(inputs, new float[0]);
  }

  private static Promise.Made plain(Examination examination) {
    double[] scores = examination.scores(PlainJudge.trees());
    return new Promise.Made(scores, scores);
  }

  /** Says that the answer is {@code answer}, wherever it stands. */
  private SpanModel saying(String answer) {
    return new SayingModel(answer, text -> 5, looked);
  }

  private static Examination examination(String question, String... more) {
    List<Hit> hits = new ArrayList<>();
    for (String text : Stream.concat(Stream.of(TEXT), Stream.of(more)).toList()) {
      List<Sentence> sentences = Sentences.split(text);
      Indexed indexed = new Indexed(new Article(Source.of("ferry" + hits.size(), "A ferry"), text), sentences,
          Passages.of(text, sentences));
      hits.add(new Hit(indexed, indexed.passages().getFirst(), 1.0 / (1 + hits.size()), Map.of()));
    }
    return Examination.of(question, hits);
  }

  /** The texts that the model is shown when the confidence is always the same. */
  private List<String> looked(double confidence, double ahead, String... more) {
    Confidence always = new Confidence(List.of(), Math.log(confidence / (1 - confidence)));
    new SpanJudge(SpanJudgeTest::plain, saying("2003"), BY_MODEL, Optional.of(new Enough(always, 0.7, ahead, 0.1, ahead)), 4)
        .judge(examination("When did the ferry Kestrel sink?", more));
    return looked;
  }

  @Test
  void stopsLookingOnceTheAnswerIsSureAndTheRestIsFarBehind() {
    assertEquals(1, looked(0.9, -99, "The mill burned down in 1901.").size());
  }

  @Test
  void looksOnWhileTheAnswerIsNotSure() {
    assertEquals(2, looked(0.5, -99, "The mill burned down in 1901.").size());
  }

  @Test
  void looksOnWhereTheRestIsAboutAsPromising() {
    assertEquals(2, looked(0.9, 99, "The mill burned down in 1901.").size());
  }

  @Test
  void looksAtAnotherArticleThatCouldContradictHoweverSureTheAnswer() {
    assertEquals(2, looked(0.9, -99, "The ferry Kestrel sank in 2004.").size());
  }

  @Test
  void looksOnWithoutHopeWhereTheRestIsAboutAsPromising() {
    assertEquals(2, looked(0.05, 99, "The ferry Kestrel sank in 2004.").size());
  }

  @Test
  void stopsLookingWhereThereIsAsGoodAsNoAnswer() {
    assertEquals(1, looked(0.05, -99, "The ferry Kestrel sank in 2004.").size());
  }

  @Test
  void ranksTheSentenceFirstThatHasTheModelsSpan() {
    Judged best = new SpanJudge(SpanJudgeTest::plain, saying("2003"), BY_MODEL, Optional.empty(), 1)
        .judge(examination("When did the ferry sink?")).getFirst();
    assertEquals("It sank off Lindholm in 2003.", best.read().text());
    assertEquals("2003", best.shortAnswer());
    assertEquals(Kind.DATE, best.phrase().orElseThrow().kind());
    assertEquals(8, best.phraseScore(), 1e-6);
  }

  @Test
  void looksAtNoMoreWindowsThanAllowed() {
    new SpanJudge(SpanJudgeTest::plain, saying("2003"), BY_MODEL, Optional.empty(), 1).judge(examination("When did the ferry sink?"));
    assertEquals(List.of(TEXT), looked);
  }

  @Test
  void readsTheModelsSpanOutOfTheText() {
    Reading reading = FeatureReader.withModel(saying("1998"), 4)
        .read("When was the Kestrel launched?", List.of(examination("x").reads().getFirst().hit()), 3);
    assertEquals("1998", reading.shortAnswer());
    assertTrue(reading.picks().getFirst().text().contains("launched in 1998"));
  }

  @Test
  void looksInTheEntryOfTheTimeAskedForAlone() {
    assertTrue(inAList("Who was master of the Kestrel from 2000 to 2002?", "Holm").contains("Berg"));
  }

  @Test
  void looksInTheWholeListWhereATimeIsTheAnswer() {
    assertTrue(inAList("When did the master of the Kestrel of 2001 come?", "1998").contains("1998"));
  }

  /** What is read out of a list of masters and their times, by a model that says {@code says}. */
  private String inAList(String question, String says) {
    String list = "The masters of the Kestrel were Holm (1998–2000), Berg (2000–2002) and Ruud (2002–2003).";
    return new SpanJudge(SpanJudgeTest::plain, saying(says), BY_MODEL, Optional.empty(), 2)
        .judge(examination(question, list)).stream()
        .filter(j -> j.read().text().equals(list)).findFirst().orElseThrow().shortAnswer();
  }

  @Test
  void takesAnAcronymWrittenOutForARepetition() {
    Read read = Read.of(examination("x", "The Harbour Safety Office heads the search.").reads().getLast().hit(), 0, 0);
    Phrase office = new Phrase(Kind.NAME, 1, 4, new Span(4, 25));
    assertTrue(Proximity.repeats(Asked.of("Who heads the HSO?"), read.tokens(), office));
    assertFalse(Proximity.repeats(Asked.of("Who heads the SAR?"), read.tokens(), office));
  }

  @Test
  void putsThePassagesOfTheArticleThatAnswersFirst() {
    List<Hit> hits = examination("x", "The mill burned down in 1901.").reads().stream().map(Read::hit).distinct().toList();
    Reading.Pick mill = new Reading.Pick(hits.getLast().indexed(), new Span(0, 29));
    assertEquals(hits.reversed(), new Reading(List.of(mill), "", 0.9, true, false, List.of(), List.of()).ranked(hits));
    assertEquals(hits, new Reading(List.of(mill), "", 0.1, false, false, List.of(), List.of()).ranked(hits));
  }

  @Test
  void findsTheBestSpanInsideTheBounds() {
    TokenOdds odds = new TokenOdds(new int[] {0, 4, 9}, new int[] {3, 8, 12}, new float[] {1, 3, 9},
        new float[] {0, 2, 9}, 1);
    SpanFinder.Found found = SpanFinder.best(odds, 0, 8).orElseThrow();
    assertEquals(new Span(4, 8), found.span());
    assertEquals(4, found.odds(), 1e-6);
    assertEquals(Math.log(Math.exp(0) + Math.exp(2) + Math.exp(4)), found.all(), 1e-6);
  }

  @Test
  void tellsHowTheTimesOfASentenceStandToTheOneAskedFor() {
    Read read = Read.of(examination("x").reads().getFirst().hit(), 0, 0); // launched in 1998
    assertEquals(List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0), times("Which ferry was launched in 1998?", read));
    assertEquals(List.of(0.0, 0.0, 0.0, Math.log1p(13 / 12.0), 1.0, 0.0), times("Which ferry sailed in 2000?", read));
    assertEquals(List.of(0.0, 0.0, 0.0, Math.log1p(2 / 12.0), 0.0, 1.0), times("Which ferry sailed in November 1997?", read));
    assertEquals(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0), times("Which ferry sailed?", read));
    assertEquals(List.of(0.0, 0.0, 1.0, 0.0, 0.0, 0.0),
        times("Which ferry sailed in 2000?", Read.of(examination("x").reads().getFirst().hit(), 0, 2)));
  }

  private static List<Double> times(String question, Read read) {
    return Arrays.stream(Times.of(Asked.of(question), read)).boxed().toList();
  }

  @Test
  void findsNoSpanWhereNoTokenLies() {
    assertTrue(SpanFinder.best(new TokenOdds(new int[0], new int[0], new float[0], new float[0], 0), 0, 9).isEmpty());
  }

  @Test
  void refusesArraysOfDifferentLength() {
    assertThrows(IllegalArgumentException.class,
        () -> new TokenOdds(new int[1], new int[1], new float[1], new float[2], 0));
  }
}
