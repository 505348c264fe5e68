package dev.footnote.langchain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids of the reference implementation for BERT's uncased vocabulary. */
class WordPieceTest {
  private static WordPiece tokenizer;

  @BeforeAll
  static void load() throws IOException {
    try (InputStream in = WordPieceTest.class.getResourceAsStream("/" + BgeSmallEmbeddingModel.NAME + "-tokenizer.json")) {
      tokenizer = new WordPiece(Vocabulary.parse(Objects.requireNonNull(in)), 512);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "hello world             | 101 7592 2088 102",
      "Hello, World!           | 101 7592 1010 2088 999 102",
      "unaffable               | 101 14477 20961 3468 102",
      "Café au lait            | 101 7668 8740 21110 2102 102",
      "don't                   | 101 2123 1005 1056 102",
      "a\u200Bb                | 101 11113 102",
      "東京                    | 101 1879 1755 102",
      "a\u0300                 | 101 1037 102",
      "\uD83E\uDD80            | 101 100 102"})
  void givesTheIdsOfTheReference(String text, String ids) {
    assertEquals(ids, ids(text));
  }

  @Test
  void aTextWithoutAWordIsTheTwoMarkersAlone() {
    assertEquals("101 102", ids(""));
    assertEquals("101 102", ids(" \n\t\u0000\uFFFD\u00A0"));
  }

  @Test
  void aWordOfMoreThanAHundredCharactersIsUnknown() {
    assertEquals("101 100 102", ids("a".repeat(101)));
  }

  @Test
  void cutsWhatDoesNotFitAndKeepsTheLastMarker() {
    long[] ids = tokenizer.ids("word ".repeat(1_000));
    assertEquals(512, ids.length);
    assertEquals(102, ids[511]);
    assertEquals(ids[1], ids[510]);
  }

  @Test
  void aMarkerInTheTextIsNotAMarker() {
    assertEquals(0, Arrays.stream(tokenizer.ids("[SEP] [CLS]")).skip(1).limit(6).filter(id -> id == 101 || id == 102).count());
  }

  @Test
  void caseMakesNoDifference() {
    assertArrayEquals(tokenizer.ids("ÉCOLE ÅNGSTRÖM"), tokenizer.ids("école ångström"));
  }

  private static String ids(String text) {
    return String.join(" ", Arrays.stream(tokenizer.ids(text)).mapToObj(Long::toString).toList());
  }
}
