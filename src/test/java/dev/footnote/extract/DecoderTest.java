package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecoderTest {
  private static final String TEXT = "The café in Köln said “no” to €9 soup, and that was the end of a long story.";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void tellsUtf8FromWindows1252(String charset) throws BadArticle {
    assertEquals(TEXT, Decoder.text(TEXT.getBytes(Charset.forName(charset))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void heedsByteOrderMarks(String charset) throws BadArticle {
    assertEquals(TEXT, Decoder.text(("\uFEFF" + TEXT).getBytes(Charset.forName(charset))));
    assertEquals(TEXT, Decoder.html(("\uFEFF" + TEXT).getBytes(Charset.forName(charset))));
  }

  @Test
  void heedsTheCharsetOfAPage() throws BadArticle {
    String page = "<meta charset=shift_jis><p>南の島";
    assertEquals(page, Decoder.html(page.getBytes(Charset.forName("Shift_JIS"))));
  }

  @Test
  void readsLatin1PagesAsBrowsersDo() throws BadArticle {
    String page = "<meta charset=iso-8859-1><p>“no”";
    assertEquals(page, Decoder.html(page.getBytes(Charset.forName("windows-1252"))));
  }

  @Test
  void readsAPageWhoseCharsetIsALie() throws BadArticle {
    String page = "<meta charset=utf-8><p>" + TEXT;
    assertEquals(page, Decoder.html(page.getBytes(Charset.forName("windows-1252"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "Shift_JIS", "KOI8-R"})
  void rejectsOtherEncodings(String charset) {
    byte[] bytes = "Новости дня из города 南の島".repeat(5).getBytes(Charset.forName(charset));
    assertEquals("bad_encoding", assertThrows(BadArticle.class, () -> Decoder.text(bytes)).code());
  }

  @Test
  void rejectsDamagedUtf8RatherThanQuoteMojibake() {
    byte[] bytes = (TEXT + TEXT).getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xC3;
    assertEquals("bad_encoding", assertThrows(BadArticle.class, () -> Decoder.text(bytes)).code());
  }

  @Test
  void rejectsBinaryContent() {
    assertEquals("binary", assertThrows(BadArticle.class, () -> Decoder.text(new byte[] {'a', 0, 'b', 0, 0})).code());
  }

  @Test
  void rejectsHalfAUtf16Character() {
    byte[] bytes = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'};
    assertEquals("bad_encoding", assertThrows(BadArticle.class, () -> Decoder.text(bytes)).code());
  }
}
