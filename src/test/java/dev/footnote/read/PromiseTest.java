package dev.footnote.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromiseTest {
  private static final Promise PROMISE = Promise.shipped();

  private static Examination examination(String question, String text, Map<String, Double> parts) {
    List<Sentence> sentences = Sentences.split(text);
    Indexed indexed = new Indexed(new Article(Source.of("a", "Norland"), text), sentences, Passages.of(text, sentences));
    return Examination.of(question, List.of(new Hit(indexed, indexed.passages().getFirst(), 1, parts)));
  }

  private static String mostPromising(String question, String text) {
    Examination examination = examination(question, text, Map.of());
    double[] scores = PROMISE.of(examination).odds();
    int best = IntStream.range(0, scores.length).reduce(0, (a, b) -> scores[b] > scores[a] ? b : a);
    return examination.reads().get(best).text();
  }

  @Test
  void promisesMoreWhereTheTimesMeet() {
    String text = "Ada Holm was governor of Norland from 1990 to 1995.";
    double meet = PROMISE.of(examination("Who was governor of Norland from 1992 to 1993?", text, Map.of())).odds()[0];
    double miss = PROMISE.of(examination("Who was governor of Norland from 2012 to 2013?", text, Map.of())).odds()[0];
    assertTrue(meet > miss, meet + " where they meet, " + miss + " where not");
  }

  @Test
  void putsTheSentenceFirstThatHasTheQuestionsWords() {
    assertEquals("The bridge of Vik was closed because ice had broken two of its piers.", mostPromising(
        "Why was the bridge of Vik closed?", "Vik lies in Norland. The bridge of Vik was closed because ice had broken two of "
            + "its piers. Nobody was hurt."));
  }

  @Test
  void promisesMoreWhereThePassageIsNearerInMeaning() {
    String text = "The bridge of Vik was closed in March.";
    double near = PROMISE.of(examination("When did the crossing shut?", text, Map.of("cosine", 0.82))).odds()[0];
    double far = PROMISE.of(examination("When did the crossing shut?", text, Map.of("cosine", 0.62))).odds()[0];
    assertTrue(near > far, near + " near, " + far + " far");
  }
}
