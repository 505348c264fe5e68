package dev.footnote.news;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CleanTest {
  @ParameterizedTest
  @ValueSource(ints = {0x0, 0x7, 0x1B, 0x7F, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E,
      0x202E, 0x2060, 0x2066, 0x3164, 0xFDD0, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFF, 0x1D173, 0x1FFFE, 0xE0001,
      0xE0100, 0xE01EF, 0x10FFFF})
  void dropsWhatLeavesNoMark(int codePoint) {
    assertTrue(Clean.invisible(codePoint));
    assertEquals("Harbour", Clean.of("Har" + Character.toString(codePoint) + "bour"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "a\n\tb", "naïve Köln", "ΑΡΡLE", "ｉｇｎｏｒｅ", "STRASSE straße", "🗞🇩🇪", "نص عربي",
      "हिन्दी", "1 000", "“quoted” — …", "￼"})
  void keepsWhatCanBeSeen(String text) {
    assertEquals(text, Clean.of(text));
  }

  @Test
  void givesBackTheSameStringWhereNothingIsHidden() {
    String plain = new String("Köln, 5 May");
    assertSame(plain, Clean.of(plain));
  }

  @Test
  void turnsEveryLineEndIntoNewline() {
    assertEquals("a\nb\nc\nd\ne\nf\ng", Clean.of("a\u2028b\u2029c\u0085d\r\ne\rf\u000Cg"));
  }

  @Test
  void keepsEightMarksOnABase() {
    assertEquals("a" + "\u0301".repeat(8) + "b\u0301", Clean.of("a" + "\u0301".repeat(2_000) + "b\u0301"));
  }

  @Test
  void countsMarksAcrossInvisibleCharacters() {
    assertEquals("a" + "\u0301".repeat(8), Clean.of("a" + "\u0301\u200B".repeat(50)));
  }

  @Test
  void keepsJoinersInsideEmojiOnly() {
    assertEquals("👩‍🚀 👩🏽‍🚀 ❤️‍🔥", Clean.of("👩‍🚀 👩🏽‍🚀 ❤️‍🔥"));
    assertEquals("ab", Clean.of("a\u200Db"));
    assertEquals("👩b", Clean.of("👩\u200Db"));
    assertEquals("b👩", Clean.of("b\u200D👩"));
  }

  @Test
  void dropsSelectorsThatCarryAHiddenMessageAfterAnEmoji() {
    assertEquals("😀️", Clean.of("😀️️️\uDB40\uDD10\uDB40\uDD11"));
  }

  @Test
  void dropsHalfASurrogatePair() {
    assertEquals("ab", Clean.of("a\uD800b\uDC00"));
  }

  @Test
  void lineEndsAndSpacesAreVisible() {
    assertTrue(IntStream.of('\n', '\t', '\r', ' ', 0xA0, 0x2003, 0x2028, 0x3000).noneMatch(Clean::invisible));
  }

  @Test
  void cleaningTwiceChangesNothing() {
    StringBuilder all = new StringBuilder();
    IntStream.rangeClosed(0, 0x2FFF).forEach(c -> all.append('x').appendCodePoint(c).append("👩").appendCodePoint(c));
    String once = Clean.of(all.toString());
    assertEquals(once, Clean.of(once));
    assertFalse(once.codePoints().anyMatch(c -> Clean.invisible(c) && c != 0x200D));
  }
}
