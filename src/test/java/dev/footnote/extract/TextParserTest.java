package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextParserTest {
  @Test
  void takesALoneFirstLineAsTitle() {
    Extracted found = TextParser.parse("Lock No. 7 gets new gates\n\nThe canal is shut.\n");
    assertEquals("Lock No. 7 gets new gates", found.metadata().title());
    assertEquals("The canal is shut.", found.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"The canal is shut.", "Is it “shut”?", "“Shut!”", "He said:", "It stopped…",
      "A first line that goes on and on, past what any newspaper would print above a story, since it tells the whole"
          + " of it in one breath"})
  void takesNoSentenceAsTitle(String first) {
    Extracted found = TextParser.parse(first + "\n\nSecond paragraph.");
    assertEquals("", found.metadata().title());
    assertEquals(first + "\n\nSecond paragraph.", found.text());
  }

  @Test
  void takesNoTitleFromAParagraphOfTwoLines() {
    assertEquals("", TextParser.parse("Roses are red\nviolets are blue\n\nEnd.").metadata().title());
  }

  @Test
  void keepsTheOnlyLineAsText() {
    assertEquals("The canal is shut", TextParser.parse("The canal is shut").text());
  }

  @Test
  void keepsParagraphsAsTyped() {
    assertEquals("One  line,\n  indented.\n\nTwo.",
        TextParser.parse("\r\nOne  line,  \r\n  indented.\r\n \r\n\r\n\r\nTwo.\t\n").text());
  }

  @Test
  void removesInvisibleCharactersAndComposesLetters() {
    assertEquals("Köln evil Harbour ab.", TextParser.parse("Ko\u0308ln \u202Eevil\u202C Har\u00ADbour a\u0000b.")
        .text());
  }

  @Test
  void setsOtherSpacesAsSpaces() {
    assertEquals("19 April 2 km", TextParser.parse("19\u00A0April 2\u202Fkm").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"!-- Google tag (gtag.js) -->", "<!-- Google tag (gtag.js) -->", "<!-- a\nb -->", "<!-- open",
      "Google Tag Manager -->", "<!--[if lt IE 9]>", "<![endif]-->", "<!--", "-->",
      "<script>let a = 1;\nlet b = 2;</script>",
      "<script async src=\"https://tags.example/gtag.js\">", "</script>", "window.dataLayer = window.dataLayer || [];",
      "function gtag(){dataLayer.push(arguments);}", "gtag('js', new Date());", "<!DOCTYPE html>",
      "\uFEFF!-- Google tag -->"})
  void removesStrayMarkup(String stray) {
    assertEquals("First sentence.\n\nSecond one.", TextParser.parse("First sentence.\n\n" + stray + "\n\nSecond one.")
        .text());
    assertEquals("First sentence.", TextParser.parse(stray + "\n\nFirst sentence.").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"He wrote 3 < 4 -- and left.", "A --> B is an arrow.", "Dashes -- like these -- stay.",
      "The <!-- mark opens a comment."})
  void keepsTextThatOnlyLooksLikeMarkup(String text) {
    assertEquals(text, TextParser.parse(text).text());
  }

  @Test
  void removesACommentWithinALine() {
    assertEquals("Before after.", TextParser.parse("Before <!-- ad -->after.").text());
  }

  @Test
  void keepsAnArticleBetweenMarksThatDoNotBelongTogether() {
    String article = "A sentence of the article. ".repeat(2_000).strip();
    assertEquals(article + "\n\nEnd.", TextParser.parse("<!--\n\n" + article + "\n\n-->\n\nEnd.").text());
  }
}
