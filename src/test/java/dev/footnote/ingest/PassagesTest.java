package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.news.Passage;
import dev.footnote.news.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {
  private static List<Passage> of(String text) {
    return Passages.of(text, Sentences.split(text));
  }

  /** A sentence of {@code words} words. */
  private static String sentence(int words) {
    return "The" + " word".repeat(words - 1) + ". ";
  }

  @Test
  void shortTextIsOnePassage() {
    String text = sentence(20) + sentence(10);
    assertEquals(List.of(new Passage(0, new Span(0, text.length() - 1), 0, 2)), of(text));
  }

  @Test
  void emptyTextHasNone() {
    assertEquals(List.of(), of(" "));
  }

  @Test
  void shortLastSentenceIsRepeated() {
    List<Passage> passages = of(sentence(20).repeat(14));
    assertEquals(passages.get(0).endSentence() - 1, passages.get(1).firstSentence());
  }

  @Test
  void longLastSentenceIsNotRepeated() {
    List<Passage> passages = of(sentence(60).repeat(6));
    assertEquals(passages.get(0).endSentence(), passages.get(1).firstSentence());
  }

  @Test
  void endsAtAParagraphNearby() {
    String text = sentence(20).repeat(5).strip() + "\n\n" + sentence(20).repeat(8);
    assertEquals(5, of(text).getFirst().endSentence());
  }

  @Test
  void shortTailJoinsThePassageBefore() {
    List<Passage> passages = of(sentence(30).repeat(4) + sentence(20));
    assertEquals(1, passages.size());
    assertEquals(5, passages.getFirst().endSentence());
  }

  @Test
  void holdsEverySentenceAndStaysNearItsSize() {
    String text = sentence(11).repeat(30) + "\n\n" + sentence(75).repeat(7) + "\n" + sentence(3).repeat(400);
    int next = 0;
    for (Passage passage : of(text)) {
      assertTrue(passage.firstSentence() <= next && passage.endSentence() > next, passage.toString());
      assertTrue(passage.span().of(text).split("\\s+").length <= 200, passage.toString());
      next = passage.endSentence();
    }
    assertEquals(Sentences.split(text).size(), next);
  }
}
