package dev.footnote.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Passages;
import dev.footnote.ingest.Sentences;
import dev.footnote.news.Article;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OneArticleTest {
  private static final Confidence HOPELESS = new Confidence(List.of(), -9);
  private static final Enough AT_ONCE = new Enough(HOPELESS, 0.7, -99, 0.5, -99);
  private static final String LONG = "The ferry Kestrel sank off Lindholm in the night, and the harbour said nothing of it. ".repeat(14).strip();

  private static Stream<Hit> hits(String id, String text) {
    List<Sentence> sentences = Sentences.split(text);
    Indexed indexed = new Indexed(new Article(Source.of(id, "A ferry"), text), sentences, Passages.of(text, sentences));
    return indexed.passages().stream().map(passage -> new Hit(indexed, passage, 1, Map.of()));
  }

  private static List<String> looked(Stream<Hit> hits) {
    SayingModel model = new SayingModel("nothing", text -> 0);
    judge(model, Optional.of(AT_ONCE)).judge(Examination.of("When did the ferry Kestrel sink?", hits.toList()));
    return model.looked();
  }

  @Test
  void anArticleAloneIsLookedAtCloselyAndAtLargeHoweverLittleHopeThereIs() {
    List<String> places = looked(hits("a", LONG));
    assertEquals(2, places.size());
    assertTrue(words(places.getFirst()) >= 50 && words(places.getFirst()) < 80, places.getFirst());
    assertTrue(words(places.getLast()) >= 120 && words(places.getLast()) < 180, places.getLast());
  }

  private static int words(String text) {
    return text.split("\\s+").length;
  }

  @Test
  void theSurerLookCounts() {
    Examination examination = Examination.of("When did the ferry Kestrel sink?", hits("a", LONG).toList());
    for (int surest : new int[] {50, 120}) {
      List<Judged> judged = judge(new SayingModel("Lindholm", text -> words(text) < 100 == surest < 100 ? 5 : 1),
          Optional.empty()).judge(examination);
      assertEquals(2 * 5 - 2, judged.getFirst().phraseScore(), "sure in places of " + surest + " words");
      assertEquals(judged.size(), judged.stream().map(j -> j.read().number()).distinct().count());
    }
  }

  @Test
  void besideAnotherOneItIsLookedAtWhereItPromisesMost() {
    assertEquals(1, looked(Stream.concat(hits("a", LONG), hits("b", "The mill burned down in 1901."))).size());
  }

  @Test
  void whatAQuestionNamesByItsInitialsIsNoPerson() {
    String text = "The Harbour Safety Office told Ada Holm to wait.";
    Examination of = Examination.of("Who heads the HSO?", hits("a", text).toList());
    assertFalse(said(of, "Office").contains("Office"), said(of, "Office"));
    assertEquals("Holm", said(of, "Holm"));
    assertEquals("Office", said(Examination.of("What is the HSO?", hits("a", text).toList()), "Office"));
  }

  private static String said(Examination examination, String says) {
    return judge(new SayingModel(says, text -> 5), Optional.empty()).judge(examination).getFirst().shortAnswer();
  }

  private static SpanJudge judge(SpanModel model, Optional<Enough> enough) {
    return new SpanJudge(e -> new Promise.Made(new double[e.reads().size()], new double[e.reads().size()]), model,
        new SentenceOdds(NetFit.none(SentenceOdds.NAMES.size())), enough, 1);
  }
}
