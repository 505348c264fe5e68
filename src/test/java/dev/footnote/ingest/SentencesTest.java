package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.news.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  /** Each row is a text in which "|" marks the places where it must be split. */
  @ParameterizedTest
  @ValueSource(strings = {
      "He lives in the U.S. and works in D.C. today.| She does not.",
      "The U.S. President left.| The U.S. Army stayed.",
      "He moved to the U.S.| The next year he came back.",
      "Gen. Kim said.| Lt. Col. Park agreed.",
      "Mr. Lee met Dr. Roe in St. Louis.| They talked.",
      "She lives on Main St.| The house is old.",
      "It was No. 7 of 10.| He said no.| No.| No, he did not.| He said no.| I did not.",
      "It opens at 9 a.m. and closes at 5 p.m.| On Monday it is shut.",
      "It began at 5 p.m. Monday and 6 p.m. EST.| Nobody came.",
      "J. R. Alder met George W. Bush.| They shook hands.",
      "It was I. M. Pei who built it in N. Korea.",
      "It cost $4.2 million, or 3.5 percent.| That is 1.5 times more.",
      "See https://news.example/a.b?c=d.e and write to a.b@c.example.| Thanks.",
      "It was, well ... perhaps a mistake.| He left...| Nobody knew.",
      "He left… and came back.| Then…| Silence.",
      "“It is done.”| He left.",
      "\"Go!\" she said.| \"Why?\" he asked.",
      "“Why?” Smith asked.| “Why not?”",
      "“It is crucial.| We plan more,” the Herald reported.",
      "(It rained.)| They went home.",
      "It was founded in 1976.[1]| It grew.[2][3]| It closed. [4]| It is gone.",
      "Malakian explained , `` The song is about passing . ''| It is by the company ( CTS ) .| It sold well .",
      "Roe v. Wade was decided.| Others, e.g. Brown vs. Board, were too.",
      "Smith et al. Found it.| Apple Inc. said so.| Apple Inc.| It grew.",
      "He came on Jan. 5 and on Sept. 7 again.| Then he left.",
      "Really?!| Yes!!!| Fine.",
      "1. The first item ends here.| 2. The second one too.",
      "Flights were grounded.|153 left later.| They came.|Then they went.",
      "Go to Node.js or file.2024.txt.| It is there.",
      "they came home late. |then they slept.",
      "他来了。|你呢？|“走吧！”|他说。",
      "「行く。」と言った。|終わり。",
      "هل جاء؟| نعم جاء.| ثم ذهب.",
      "यह सच है।| वह गया।",
      "He bought one.| iPhone sales rose.",
      "He said it (in the U.S.) twice.| OK."
  })
  void splitsAtMarks(String marked) {
    String text = marked.replace("|", "");
    List<String> expected = List.of(marked.split("\\|")).stream().map(String::strip).toList();
    assertEquals(expected, split(text));
  }

  @Test
  void emptyLineEndsASentence() {
    assertEquals(List.of("A headline", "The text begins"), split("A headline\n \nThe text begins"));
  }

  @Test
  void singleBreakPartsParagraphsAndHeadings() {
    assertEquals(List.of("It was a landmark in 1976.", "Early life", "It was built by Thomas."),
        split("It was a landmark in 1976.\nEarly life\nIt was built by Thomas."));
  }

  @Test
  void listItemsArePartedAtLineBreaks() {
    assertEquals(List.of("Winners are:", "- Anna Roe, of the town of Alder", "- Bert Fox"),
        split("Winners are:\n- Anna Roe, of the town of Alder\n- Bert Fox"));
  }

  @Test
  void wrappedLinesAreNotParted() {
    String text = """
        The council of Alder voted late on Monday to close the old bridge over the
        River Wend for two years, a step that will cost the town about 4.2 million
        Danish crowns. Shops nearby fear for their trade, the mayor of the town of
        Alder said.""";
    assertEquals(2, split(text).size());
  }

  @Test
  void sentenceBrokenInALongLineRunsOn() {
    String text = "x".repeat(200) + " workers became\nsuspicious because of it.";
    assertEquals(1, split(text).size());
  }

  @Test
  void longSentenceIsCutAtItsSemicolon() {
    String text = "word ".repeat(80) + "end; " + "more, ".repeat(90) + "last.";
    assertEquals("end;", split(text).getFirst().substring(400));
  }

  @Test
  void endlessWordIsCutBetweenCharactersOnly() {
    String text = "e\u0301\uD83D\uDE00".repeat(2_000);
    check(text);
    for (Sentence sentence : Sentences.split(text)) {
      assertTrue(Character.getType(text.codePointAt(sentence.span().start())) != Character.NON_SPACING_MARK);
    }
  }

  @Test
  void blankTextHasNoSentence() {
    assertEquals(List.of(), split(" \n\t\u00A0\n"));
  }

  @Test
  void pieceWithoutAWordJoinsItsNeighbour() {
    assertEquals(List.of("* * * He came. * * *"), split("* * * He came. * * *"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "(", "\"", "x", " ", "\n", ". ", "A.", "\" ", "'", "[1]", "[", ".\"", "\u0301", "!?",
      "a.\n",
      "\uD83D\uDE00", ". ' ", "1.", "\u3002", "x\n", ".)", "\u200D", " '' . "})
  void hostileTextTakesLinearTime(String unit) {
    String text = unit.repeat(2_000_000 / unit.length());
    assertTimeout(Duration.ofSeconds(5), () -> check(text));
  }

  @Test
  void anyTextIsCoveredOnceAndInOrder() {
    List<String> pieces = List.of("a", "B", ".", " ", "\n", "\"", "”", "(", ")", "[1]", "Mr.", "U.S.", "…", "?",
        "\uD83D\uDE00", "\u0301",
        "\u200D", "\u00A0", "3.5", "。", "''", "said", "\uD83C\uDDE9", "the ", "The ", "word, ", "\u2028");
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      IntStream.range(0, random.nextInt(3_000)).forEach(i -> text.append(pieces.get(random.nextInt(pieces.size()))));
      check(text.toString());
    }
  }

  private static void check(String text) {
    int at = 0;
    for (Sentence sentence : Sentences.split(text)) {
      int start = sentence.span().start();
      int end = sentence.span().end();
      assertTrue(start >= at && allSpace(text, at, start), "gap before " + start);
      assertTrue(!Chars.isSpace(text.charAt(start)) && !Chars.isSpace(text.charAt(end - 1)),
          "space around " + sentence);
      assertTrue(!Chars.insidePair(text, start) && !Chars.insidePair(text, end), "pair torn by " + sentence);
      assertTrue(text.codePointCount(start, end) <= 800, "too long: " + sentence);
      at = end;
    }
    assertTrue(allSpace(text, at, text.length()), "rest after " + at);
  }

  private static boolean allSpace(String text, int from, int to) {
    return IntStream.range(from, to).allMatch(i -> Chars.isSpace(text.charAt(i)));
  }

  private static List<String> split(String text) {
    List<String> out = new ArrayList<>();
    Sentences.split(text).forEach(s -> out.add(s.span().of(text)));
    return out;
  }
}
