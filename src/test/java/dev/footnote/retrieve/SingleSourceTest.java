package dev.footnote.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Passages;
import dev.footnote.ingest.Sentences;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SingleSourceTest {
  static final String AGENCY = "Divers found the wreck of the cargo ship Alma in the strait on Tuesday. The ship sank in 1911 with"
      + " 43 people aboard, and nobody had seen it since. The harbour office said that the wreck lies 61 metres down and will be"
      + " left where it is. Families of the crew were told before the news was made public, a spokeswoman said.";

  private static List<Hit> hits(String... texts) {
    List<Hit> hits = new ArrayList<>();
    for (String text : texts) {
      Article article = new Article(Source.of("a" + hits.size(), "T"), text);
      Indexed indexed = new Indexed(article, Sentences.split(text), Passages.of(text, Sentences.split(text)));
      hits.add(new Hit(indexed, indexed.passages().getFirst(), 1.0 / (hits.size() + 1), Map.of()));
    }
    return hits;
  }

  private static List<String> kept(String... texts) {
    Query query = new Query("ship", LocalDate.of(2024, 1, 1), new Filter(java.util.Optional.empty(), java.util.Optional.empty(),
        java.util.Set.of(), java.util.Set.of(), java.util.Set.of()), 40);
    return new SingleSource(_ -> hits(texts)).retrieve(query).stream().map(hit -> hit.indexed().article().id()).toList();
  }

  @Test
  void keepsOneOfFiveArticlesThatPrintTheSame() {
    assertEquals(List.of("a0"), kept(AGENCY, AGENCY.toUpperCase(java.util.Locale.ROOT), "(Agency) – " + AGENCY, AGENCY.replace(", a", " – a"),
        AGENCY.replace("Divers found", "Divers have found")));
  }

  @Test
  void keepsACopyInWhichAFigureIsAnother() {
    assertEquals(List.of("a0", "a1"), kept(AGENCY, AGENCY.replace("43", "44")));
  }

  @Test
  void keepsWhatSaysMore() {
    assertEquals(List.of("a0", "a1"), kept(AGENCY, AGENCY + " A museum in the town wants to raise the bell, and has asked the"
        + " ministry for money to do so; the ministry answered that it would look at the plan when it had been worked out in full,"
        + " and that no wreck of that age had been raised in these waters."));
  }

  @Test
  void keepsOtherArticlesOfTheSameThing() {
    assertEquals(List.of("a0", "a1"), kept(AGENCY, "The wreck of the Alma, which went down in 1911, has been found by divers. It"
        + " lies 61 metres down."));
  }

  @Test
  void looksFurtherDownWhereCopiesTookThePlacesOfOthers() {
    String[] texts = new String[12];
    Arrays.fill(texts, AGENCY);
    texts[11] = "The mill burned down on Sunday.";
    Query query = new Query("ship", LocalDate.of(2024, 1, 1), new Filter(java.util.Optional.empty(), java.util.Optional.empty(),
        java.util.Set.of(), java.util.Set.of(), java.util.Set.of()), 10);
    Retriever all = q -> hits(texts).subList(0, Math.min(q.limit(), texts.length));
    assertEquals(List.of("a0", "a11"), new SingleSource(all).retrieve(query).stream().map(h -> h.indexed().article().id()).toList());
  }

  @Test
  void tellsHowMuchTwoTextsHaveInCommon() {
    Sketch sketch = Sketch.of(AGENCY);
    assertEquals(1.0, sketch.alike(Sketch.of(AGENCY.replace(". ", ".\n\n"))));
    assertTrue(sketch.alike(Sketch.of(AGENCY.substring(0, AGENCY.length() * 3 / 4))) >= Sketch.ALIKE);
    assertTrue(sketch.alike(Sketch.of("Fishermen of the bay want a new quay, and the council said that it would think about it"
        + " in spring when the budget is made.")) < 0.1);
  }
}
