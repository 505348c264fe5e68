package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.footnote.news.Published;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownParserTest {
  @Test
  void readsAllKeysOfTheFrontMatter() throws BadArticle {
    Metadata found = MarkdownParser.parse("""
        ---
        id: a7
        title: "Lock: shut"
        url: https://gazette.example/lock
        publisher: The Gazette
        published: 2024-09-12
        language: en_GB
        tags: [canals, 2024]
        draft: {a: [1]}
        ---
        Text.
        """).metadata();
    assertEquals(new Metadata(Optional.of("a7"), "Lock: shut", Optional.of(URI.create("https://gazette.example/lock")),
        Optional.of("The Gazette"), Optional.of(Published.on(LocalDate.of(2024, 9, 12))), "en-gb",
        List.of("canals", "2024")), found);
  }

  @Test
  void keepsTheOffsetOfATimestamp() throws BadArticle {
    Metadata found = MarkdownParser.parse("---\npublished: 2024-09-12T23:30:00-05:00\n---\nText.").metadata();
    assertEquals("2024-09-12T23:30-05:00", found.published().orElseThrow().iso());
  }

  @Test
  void leavesOutWhatIsNull() throws BadArticle {
    assertEquals(Metadata.NONE, MarkdownParser.parse("---\nid:\ntitle: ~\npublished: null\ntags:\n---\nText.")
        .metadata());
  }

  @Test
  void splitsTagsAtCommas() throws BadArticle {
    assertEquals(List.of("a", "b c"), MarkdownParser.parse("---\ntags: a, b c,a\n---\nText.").metadata().tags());
  }

  @Test
  void ignoresAnAddressThatIsNoWebAddress() throws BadArticle {
    assertEquals(Optional.empty(), MarkdownParser.parse("---\nurl: javascript:alert(1)\n---\nText.").metadata().url());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "title: [a         | bad_front_matter",
      "title: [a]        | bad_type",
      "tags: [[a]]       | bad_type",
      "published: soon   | bad_date",
      "'id: x\nid: y'   | bad_front_matter",
      "title: !!java.net.URL [x] | bad_front_matter",
      "'a: *nowhere'      | bad_front_matter"})
  void rejectsBrokenFrontMatter(String yaml, String code) {
    assertEquals(code, assertThrows(BadArticle.class, () -> MarkdownParser.parse("---\n" + yaml + "\n---\nText."))
        .code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"---\n\nA rule above.\n\n---\n\nEnd.", "---\nnever closed"})
  void takesRulesForRules(String text) throws BadArticle {
    assertEquals(Metadata.NONE, MarkdownParser.parse(text).metadata());
  }

  @Test
  void boundsAliasBombs() {
    StringBuilder yaml = new StringBuilder("---\na0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      yaml.append("a").append(i).append(": &a").append(i).append(" [*a").append(i - 1).append(",*a").append(i - 1)
          .append("]\n");
    }
    BadArticle bad = assertThrows(BadArticle.class, () -> MarkdownParser.parse(yaml + "---\nText."));
    assertEquals("bad_front_matter", bad.code());
  }

  @Test
  void takesTheFirstHeadingAsTitleAndLeavesItOutOfTheText() throws BadArticle {
    Extracted found = MarkdownParser.parse("# Lock *shut*\n\nThe canal is shut.\n\n## Why\n\nA leak.");
    assertEquals("Lock shut", found.metadata().title());
    assertEquals("The canal is shut.\n\nWhy\n\nA leak.", found.text());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'a *b* **c** `d` [e](https://x.example \"t\") <https://y.example>' | 'a b c d e https://y.example'",
      "'one\ntwo'                      | 'one two'",
      "'one  \ntwo'                    | 'one\ntwo'",
      "'- one\n- two\n  - three'       | 'one\n\ntwo\n\nthree'",
      "'1. one\n2. two'                | 'one\n\ntwo'",
      "'> quoted\n> words\n\nplain'    | 'quoted words\n\nplain'",
      "'text ![alt](i.png) more'       | 'text more'",
      "'a\n\n<div>raw</div>\n\nb'      | 'a\n\nb'",
      "'a <b>bold</b><br>c'            | 'a bold\nc'",
      "'a <span hidden>secret <i>x</i></span>b' | 'a b'",
      "'a <script>alert(1)</script>b'  | 'a b'",
      "'a\n\n```\nx = 1\n  y\n```\n\nb' | 'a\n\nx = 1\n  y\n\nb'",
      "'5&nbsp;km &amp; &eacute;'      | '5 km & é'",
      "'!-- Google tag (gtag.js) -->\n\na' | 'a'",
      "'| A | B |\n|---|--:|\n| 1 | 2 |' | 'A\tB\n\n1\t2'",
      "'[ref][1]\n\n[1]: https://x.example' | 'ref'",
      "'a\n\n***\n\nb'                 | 'a\n\nb'"})
  void rendersWhatAReaderSees(String markdown, String text) throws BadArticle {
    assertEquals(text, MarkdownParser.parse(markdown).text());
  }
}
